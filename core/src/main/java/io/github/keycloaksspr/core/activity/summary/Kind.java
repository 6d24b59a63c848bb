package io.github.keycloaksspr.core.activity.summary;

/**
 * What is counted together.
 *
 * @param intent id of a purpose
 * @param result id of a result
 * @param item id of a detail or of a method, as the facet says; {@link #NONE} where there is none
 */
public record Kind(Facet facet, String intent, String result, String item) {

  static final String NONE = "-";
}
