package io.github.keycloaksspr.core.policy;

/**
 * Says what is wrong with one field of the policy document.
 *
 * @param field dotted path of the field, empty for the document itself
 * @param error a full English sentence without the value of a secret
 */
public record FieldError(String field, String error) {}
