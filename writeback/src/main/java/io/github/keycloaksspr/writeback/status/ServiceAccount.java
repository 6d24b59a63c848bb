package io.github.keycloaksspr.writeback.status;

/**
 * The account by whose rights passwords are set.
 *
 * @param name as Windows writes it, such as {@code CORP\svc-sspr}
 * @param sid its security identifier
 */
public record ServiceAccount(String name, String sid) {}
