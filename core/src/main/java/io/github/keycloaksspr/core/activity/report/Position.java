package io.github.keycloaksspr.core.activity.report;

/**
 * A place between two rows: behind the one with this time and id.
 *
 * @param time milliseconds since 1970
 * @param id of the row; empty before all rows of that time
 */
public record Position(long time, String id) {}
