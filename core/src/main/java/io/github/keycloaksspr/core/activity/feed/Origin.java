package io.github.keycloaksspr.core.activity.feed;

/**
 * Where rows come from.
 *
 * @param realm the realm's name
 * @param host the name of this node
 */
public record Origin(String realm, String host) {}
