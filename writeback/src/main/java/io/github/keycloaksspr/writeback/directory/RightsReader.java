package io.github.keycloaksspr.writeback.directory;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.github.keycloaksspr.writeback.status.Grant;
import io.github.keycloaksspr.writeback.status.Remedy;
import io.github.keycloaksspr.writeback.status.Right;
import io.github.keycloaksspr.writeback.status.Rights;
import io.github.keycloaksspr.writeback.status.ServiceAccount;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees which rights the service account has on users, by nothing but reading: the directory says
 * which attributes may be written ({@code allowedAttributesEffective}), and who has an extended
 * right is in the entry's access control list. A modify that is bound to fail would tell as well,
 * but nobody documents that Windows looks at rights before it looks at values.
 */
final class RightsReader {
  private static final String WRITABLE = "allowedAttributesEffective";
  private static final String DESCRIPTOR = "nTSecurityDescriptor";
  private static final String ADMIN_COUNT = "adminCount";
  private static final String SID = "objectSid";
  private static final String NAME = "sAMAccountName";

  private static final Map<Right, String> ATTRIBUTES =
      Map.of(Right.WRITE_LOCKOUT_TIME, "lockoutTime", Right.WRITE_PWD_LAST_SET, "pwdLastSet");

  /** The part of a descriptor that lists rights; the rest may need rights to be read. */
  private static final int LIST_ONLY = 4;

  private static final Control DESCRIPTOR_PARTS =
      new Control(
          "1.2.840.113556.1.4.801",
          false,
          new ASN1OctetString(new ASN1Sequence(new ASN1Integer(LIST_ONLY)).encode()));

  /** How many entries to look at for one that is an ordinary user's. */
  private static final int ENTRIES = 20;

  private static final String DOMAIN_SID = "S-1-5-21-";

  private final LDAPConnection connection;
  private final RootDse root;
  private final String usersDn;

  /**
   * Looks by a connection that is bound as the service account.
   *
   * @param usersDn of the unit that has all users
   */
  RightsReader(LDAPConnection connection, RootDse root, String usersDn) {
    this.connection = connection;
    this.root = root;
    this.usersDn = usersDn;
  }

  /** Returns the rights on some ordinary user; empty when there is none. */
  Optional<Rights> onSomebody() throws LDAPException {
    Filter ordinary =
        Filter.createANDFilter(
            Filter.createEqualityFilter("objectCategory", "person"),
            Filter.createEqualityFilter("objectClass", "user"),
            Filter.createNOTFilter(Filter.createEqualityFilter(ADMIN_COUNT, "1")),
            Filter.createNOTFilter(Filter.createEqualityFilter("isCriticalSystemObject", "TRUE")));
    for (Entry entry : some(ordinary)) {
      if (sid(entry).filter(root.token()::contains).isEmpty()) {
        return on(entry.getDN());
      }
    }
    return Optional.empty();
  }

  private List<SearchResultEntry> some(Filter filter) throws LDAPException {
    SearchRequest request = new SearchRequest(usersDn, SearchScope.SUB, filter, SID);
    request.setSizeLimit(ENTRIES);
    try {
      return connection.search(request).getSearchEntries();
    } catch (LDAPSearchException e) {
      if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        return e.getSearchEntries();
      }
      throw e;
    }
  }

  private static Optional<Sid> sid(Entry entry) {
    return Optional.ofNullable(entry.getAttributeValueBytes(SID)).map(Sid::of);
  }

  /** Returns the rights on a user; empty when the entry is not there, or cannot be seen. */
  Optional<Rights> on(String dn) throws LDAPException {
    Entry entry = entry(dn, WRITABLE, ADMIN_COUNT, DESCRIPTOR);
    return entry == null ? Optional.empty() : Optional.of(rights(entry));
  }

  /**
   * Returns whether the attribute that a right is about may be written; unknown for an entry that
   * is not there, or cannot be seen.
   */
  static Grant writable(LDAPConnection connection, String dn, Right right) throws LDAPException {
    Entry entry = connection.getEntry(dn, WRITABLE);
    return entry == null ? Grant.UNKNOWN : writable(entry, ATTRIBUTES.getOrDefault(right, ""));
  }

  private @Nullable Entry entry(String dn, String... attributes) throws LDAPException {
    SearchRequest request = new SearchRequest(dn, SearchScope.BASE, "(objectClass=*)", attributes);
    if (List.of(attributes).contains(DESCRIPTOR)) {
      request.addControl(DESCRIPTOR_PARTS);
    }
    return connection.searchForEntry(request);
  }

  private Rights rights(Entry entry) throws LDAPException {
    Optional<SecurityDescriptor> descriptor = descriptor(entry);
    Map<Right, Grant> grants = new EnumMap<>(Right.class);
    for (Right right : Right.values()) {
      grants.put(
          right,
          ATTRIBUTES.containsKey(right)
              ? writable(entry, ATTRIBUTES.get(right))
              : extended(descriptor, right));
    }
    boolean blocked = descriptor.filter(SecurityDescriptor::inheritanceBlocked).isPresent();
    boolean undone = blocked || "1".equals(entry.getAttributeValue(ADMIN_COUNT));
    return new Rights(
        entry.getDN(), grants, blocked, undone ? List.of() : remedies(entry.getDN(), grants));
  }

  private static Optional<SecurityDescriptor> descriptor(@Nullable Entry entry) {
    byte[] bytes = entry == null ? null : entry.getAttributeValueBytes(DESCRIPTOR);
    return bytes == null ? Optional.empty() : SecurityDescriptor.of(bytes);
  }

  private static Grant writable(Entry entry, String attribute) {
    String[] writable = entry.getAttributeValues(WRITABLE);
    return writable != null && Arrays.stream(writable).anyMatch(attribute::equalsIgnoreCase)
        ? Grant.GRANTED
        : Grant.MISSING;
  }

  private Grant extended(Optional<SecurityDescriptor> descriptor, Right right) {
    if (descriptor.isEmpty() || root.token().isEmpty()) {
      return Grant.UNKNOWN;
    }
    return descriptor.get().allows(UUID.fromString(right.guid()), root.token())
        ? Grant.GRANTED
        : Grant.MISSING;
  }

  private List<Remedy> remedies(String dn, Map<Right, Grant> grants) throws LDAPException {
    List<Right> missing =
        Stream.of(Right.values())
            .filter(right -> right.needed() && grants.get(right) == Grant.MISSING)
            .toList();
    Optional<ServiceAccount> account = missing.isEmpty() ? Optional.empty() : account();
    if (account.isEmpty()) {
      return List.of();
    }
    String unit = unit(dn);
    return missing.stream().map(right -> Remedy.of(right, unit, account.get())).toList();
  }

  /**
   * Returns the unit on which a right reaches a user: the highest one below which nothing is kept
   * from being inherited, but not the whole domain.
   */
  private String unit(String dn) throws LDAPException {
    DN highest = new DN(usersDn);
    DN unit = new DN(dn).getParent();
    while (unit != null && unit.isDescendantOf(highest, false)) {
      DN above = unit.getParent();
      if (takesNothingFromAbove(unit) || above == null || above.equals(new DN(root.domain()))) {
        return unit.toString();
      }
      unit = above;
    }
    return unit == null ? usersDn : unit.toString();
  }

  private boolean takesNothingFromAbove(DN unit) throws LDAPException {
    return descriptor(entry(unit.toString(), DESCRIPTOR))
        .filter(SecurityDescriptor::inheritanceBlocked)
        .isPresent();
  }

  /** Finds the account that the directory takes us for. */
  private Optional<ServiceAccount> account() throws LDAPException {
    List<Filter> oneOf =
        root.token().stream()
            .map(Sid::text)
            .filter(sid -> sid.startsWith(DOMAIN_SID))
            .map(sid -> Filter.createEqualityFilter(SID, sid))
            .toList();
    if (oneOf.isEmpty() || root.domain().isEmpty()) {
      return Optional.empty();
    }
    Filter account =
        Filter.createANDFilter(
            Filter.createEqualityFilter("objectClass", "user"), Filter.createORFilter(oneOf));
    Entry found =
        connection.searchForEntry(
            new SearchRequest(root.domain(), SearchScope.SUB, account, NAME, SID));
    Optional<Sid> sid = Optional.ofNullable(found).flatMap(RightsReader::sid);
    return found == null || sid.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ServiceAccount(domain() + "\\" + found.getAttributeValue(NAME), sid.get().text()));
  }

  /** Returns the short name of the domain, or else the long one, which Windows takes too. */
  private String domain() throws LDAPException {
    Filter domain = Filter.createEqualityFilter("nCName", root.domain());
    Entry reference =
        root.configuration().isEmpty()
            ? null
            : connection.searchForEntry(
                new SearchRequest(
                    "CN=Partitions," + root.configuration(),
                    SearchScope.ONE,
                    domain,
                    "nETBIOSName"));
    return reference != null && reference.hasAttribute("nETBIOSName")
        ? reference.getAttributeValue("nETBIOSName")
        : Stream.of(new DN(root.domain()).getRDNs())
            .map(RDN::getAttributeValues)
            .map(values -> values[0])
            .collect(Collectors.joining("."));
  }
}
