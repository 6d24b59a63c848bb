package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;

/**
 * Looks for the entry of a user.
 *
 * @param base below which users are
 * @param subtree whether they may be deeper than one step below
 * @param attribute that tells who it is
 * @param filter that users must match as well; blank for none
 */
public record UserSearch(
    String base, boolean subtree, String attribute, String value, String filter) {
  /** The second one shows that a value is no name. */
  private static final int MOST = 2;

  /** Returns the names of at most two entries. */
  List<String> found(LDAPConnection connection) throws LDAPException {
    SearchRequest request = new SearchRequest(base, scope(), wanted(), SearchRequest.NO_ATTRIBUTES);
    request.setSizeLimit(MOST);
    return entries(connection, request).stream().map(SearchResultEntry::getDN).toList();
  }

  private static List<SearchResultEntry> entries(LDAPConnection connection, SearchRequest request)
      throws LDAPException {
    try {
      return connection.search(request).getSearchEntries();
    } catch (LDAPSearchException e) {
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return e.getSearchEntries();
      }
      throw e;
    }
  }

  private SearchScope scope() {
    return subtree ? SearchScope.SUB : SearchScope.ONE;
  }

  private Filter wanted() throws LDAPException {
    Filter person =
        Filter.createANDFilter(
            Filter.createEqualityFilter("objectClass", "user"),
            Filter.createEqualityFilter(attribute, value));
    return filter.isBlank() ? person : Filter.createANDFilter(person, Filter.create(filter));
  }
}
