package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.StaticUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a controller says of the time, of who asks, and of the domain ([MS-ADTS] 3.1.1.3.2).
 *
 * @param time to the second
 * @param token whom the directory takes the service account for, groups included
 * @param domain DN of the domain; empty when it is not said
 * @param configuration DN of the forest's configuration; empty when it is not said
 */
record RootDse(Optional<Instant> time, Set<Sid> token, String domain, String configuration) {
  private static final String TIME = "currentTime";
  private static final String TOKEN = "tokenGroups";
  private static final String DOMAIN = "defaultNamingContext";
  private static final String CONFIGURATION = "configurationNamingContext";

  static RootDse of(LDAPConnection connection) throws LDAPException {
    Entry root =
        connection.searchForEntry(
            new SearchRequest(
                "", SearchScope.BASE, "(objectClass=*)", TIME, TOKEN, DOMAIN, CONFIGURATION));
    if (root == null) {
      throw new LDAPException(ResultCode.UNAVAILABLE, "There is no rootDSE");
    }
    return new RootDse(time(root), token(root), text(root, DOMAIN), text(root, CONFIGURATION));
  }

  private static Optional<Instant> time(Entry root) {
    try {
      return Optional.of(StaticUtils.decodeGeneralizedTime(text(root, TIME)).toInstant());
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private static Set<Sid> token(Entry root) {
    byte[][] values = root.getAttributeValueByteArrays(TOKEN);
    return Stream.ofNullable(values)
        .flatMap(Arrays::stream)
        .map(Sid::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String text(Entry root, String attribute) {
    return root.hasAttribute(attribute) ? root.getAttributeValue(attribute) : "";
  }
}
