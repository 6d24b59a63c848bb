package io.github.keycloaksspr.core.notification;

/**
 * A notice in the database.
 *
 * @param id of the row
 */
public record KeptNotice(String id, NoticeContent content, Progress progress) {}
