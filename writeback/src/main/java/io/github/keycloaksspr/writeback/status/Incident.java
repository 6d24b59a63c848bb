package io.github.keycloaksspr.writeback.status;

import java.time.Instant;

/** A request that a controller did not do. */
public record Incident(Instant at, Problem problem) {}
