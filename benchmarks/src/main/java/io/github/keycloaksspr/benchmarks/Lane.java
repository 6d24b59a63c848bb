package io.github.keycloaksspr.benchmarks;

/**
 * What is measured, and on which server.
 *
 * @param walks through the pages of that server
 */
record Lane(Kind kind, Walks walks) {}
