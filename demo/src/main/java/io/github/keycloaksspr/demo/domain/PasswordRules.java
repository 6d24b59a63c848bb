package io.github.keycloaksspr.demo.domain;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ReadOnlyModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.util.StaticUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Active Directory does with passwords ([MS-ADTS] 3.1.1.3.1.5, 5.1.1.1.1). */
final class PasswordRules extends InMemoryOperationInterceptor {
  static final String TIME = "currentTime";
  static final String SET = "pwdLastSet";
  static final String LOCKED = "lockoutTime";

  /** What the server in memory compares with, when the password was found right. */
  static final String PLACEHOLDER = "right";

  static final int SHORTEST = 8;

  private static final String PASSWORD = "unicodePwd";
  private static final int MOST_WRONG = 3;
  private static final int KINDS = 3;

  private static final List<Pattern> KIND_OF_CHARACTER =
      Stream.of("\\p{Lu}", "\\p{Ll}", "\\p{Nd}", "[^\\p{L}\\p{Nd}]").map(Pattern::compile).toList();

  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final Map<String, Integer> wrong = new ConcurrentHashMap<>();

  private @Nullable InMemoryDirectoryServer server;

  /** Makes the rules those of a server that begins to use them. */
  void guard(InMemoryDirectoryServer guarded) throws LDAPException {
    server = guarded;
    for (Member member : Member.values()) {
      passwords.put(DN.normalize(member.dn()), Member.PASSWORD);
    }
  }

  private @Nullable Entry entry(String dn) throws LDAPException {
    return server == null ? null : server.getEntry(dn);
  }

  @Override
  public void processSearchEntry(InMemoryInterceptedSearchEntry intercepted) {
    Entry entry = intercepted.getSearchEntry();
    if (entry != null && entry.hasAttribute(TIME)) {
      Entry now = entry.duplicate();
      now.setAttribute(
          new Attribute(TIME, StaticUtils.encodeGeneralizedTime(System.currentTimeMillis())));
      intercepted.setSearchEntry(now);
    }
  }

  @Override
  public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest intercepted)
      throws LDAPException {
    SimpleBindRequest request = intercepted.getRequest();
    String dn = DN.normalize(request.getBindDN());
    String password = passwords.get(dn);
    Entry entry = entry(dn);
    if (password == null || entry == null) {
      return;
    }
    refuseLocked(entry);
    if (!password.equals(request.getPassword().stringValue())) {
      count(dn);
      throw refused("52e");
    }
    wrong.remove(dn);
    refuseOld(entry);
    intercepted.setRequest(new SimpleBindRequest(dn, PLACEHOLDER));
  }

  private static void refuseLocked(Entry entry) throws LDAPException {
    if (!"0".equals(entry.getAttributeValue(LOCKED))) {
      throw refused("775");
    }
  }

  private void count(String dn) throws LDAPException {
    if (wrong.merge(dn, 1, Integer::sum) >= MOST_WRONG && server != null) {
      server.modify(dn, replace(LOCKED, WindowsTime.of(Instant.now())));
    }
  }

  private static void refuseOld(Entry entry) throws LDAPException {
    String set = entry.getAttributeValue(SET);
    if ("0".equals(set)) {
      throw refused("773");
    }
    if (WindowsTime.instant(set).plus(Domain.MAXIMUM_AGE).isBefore(Instant.now())) {
      throw refused("532");
    }
  }

  private static LDAPException refused(String data) {
    return new LDAPException(
        ResultCode.INVALID_CREDENTIALS,
        "80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data "
            + data
            + ", v4563");
  }

  @Override
  public void processModifyRequest(InMemoryInterceptedModifyRequest intercepted)
      throws LDAPException {
    ReadOnlyModifyRequest request = intercepted.getRequest();
    String dn = DN.normalize(request.getDN());
    List<Modification> kept = new ArrayList<>();
    for (Modification each : request.getModifications()) {
      if (each.getAttributeName().equalsIgnoreCase(PASSWORD)) {
        setOrCompare(dn, each);
        kept.add(replace(SET, WindowsTime.of(Instant.now())));
      } else {
        kept.add(each);
      }
    }
    if (kept.stream().anyMatch(each -> each.getAttributeName().equalsIgnoreCase(LOCKED))) {
      wrong.remove(dn);
    }
    intercepted.setRequest(new ModifyRequest(request.getDN(), kept));
  }

  /** A change deletes the password until now and adds another; a reset replaces it. */
  private void setOrCompare(String dn, Modification modification) throws LDAPException {
    String password = unquoted(modification.getValueByteArrays()[0]);
    if (modification.getModificationType().equals(ModificationType.DELETE)) {
      if (!password.equals(passwords.get(dn))) {
        throw unacceptable("00000056");
      }
    } else if (password.length() < SHORTEST || kinds(password) < KINDS) {
      throw unacceptable("0000052D");
    } else {
      passwords.put(dn, password);
    }
  }

  private static long kinds(String password) {
    return KIND_OF_CHARACTER.stream().filter(kind -> kind.matcher(password).find()).count();
  }

  private static LDAPException unacceptable(String error) {
    return new LDAPException(
        ResultCode.CONSTRAINT_VIOLATION,
        error
            + ": AtrErr: DSID-03190F80, #1: 0: "
            + error
            + ": DSID-03190F80, problem 1005 (CONSTRAINT_ATT_TYPE), data 0, Att 9005a (unicodePwd)");
  }

  private static String unquoted(byte[] value) throws LDAPException {
    String text = new String(value, StandardCharsets.UTF_16LE);
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      throw new LDAPException(
          ResultCode.UNWILLING_TO_PERFORM,
          "0000001F: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0");
    }
    return text.substring(1, text.length() - 1);
  }

  private static Modification replace(String attribute, String value) {
    return new Modification(ModificationType.REPLACE, attribute, value);
  }
}
