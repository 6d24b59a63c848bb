package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.account.Account.Access;
import io.github.keycloaksspr.writeback.account.PasswordAge;
import io.github.keycloaksspr.writeback.account.PasswordRules;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an account and the rules for its password ([MS-ADTS] 3.1.1.4.5, [MS-ADA1] to 3). */
final class AccountReader {
  private static final String CONTROL = "userAccountControl";
  private static final String COMPUTED_CONTROL = "msDS-User-Account-Control-Computed";
  private static final String LOCKOUT_TIME = "lockoutTime";
  private static final String ACCOUNT_EXPIRES = "accountExpires";
  private static final String LOGON_HOURS = "logonHours";
  private static final String ADMIN_COUNT = "adminCount";
  private static final String PASSWORD_SET = "pwdLastSet";
  private static final String PASSWORD_EXPIRES = "msDS-UserPasswordExpiryTimeComputed";
  private static final String OWN_RULES = "msDS-ResultantPSO";

  private static final int DISABLED = 0x2;
  private static final int PASSWORD_NEVER_EXPIRES = 0x10000;
  private static final int LOCKED = 0x10;

  private final LDAPConnection connection;
  private final Instant now;

  AccountReader(LDAPConnection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  /** Returns the account of an entry; empty when there is none, or it may not be seen. */
  Optional<Account> read(String dn) throws LDAPException {
    Entry entry =
        entry(
            dn,
            CONTROL,
            COMPUTED_CONTROL,
            LOCKOUT_TIME,
            ACCOUNT_EXPIRES,
            LOGON_HOURS,
            ADMIN_COUNT,
            PASSWORD_SET,
            PASSWORD_EXPIRES,
            OWN_RULES);
    return entry == null ? Optional.empty() : Optional.of(account(entry));
  }

  /** Returns whether the account of an entry may be signed in to; one search, found or not. */
  Optional<Access> access(String dn) throws LDAPException {
    return Optional.ofNullable(entry(dn, CONTROL, ACCOUNT_EXPIRES, LOGON_HOURS)).map(this::access);
  }

  private @Nullable SearchResultEntry entry(String dn, String... attributes) throws LDAPException {
    return connection.searchForEntry(
        new SearchRequest(dn, SearchScope.BASE, "(objectClass=*)", attributes));
  }

  private Account account(Entry entry) throws LDAPException {
    return new Account(
        entry.getDN(),
        access(entry),
        locked(entry),
        number(entry, ADMIN_COUNT) > 0,
        new PasswordAge(
            FileTime.instant(number(entry, PASSWORD_SET)),
            FileTime.instant(number(entry, PASSWORD_EXPIRES)),
            has(entry, CONTROL, PASSWORD_NEVER_EXPIRES)),
        rules(entry));
  }

  private Access access(Entry entry) {
    if (has(entry, CONTROL, DISABLED)) {
      return Access.DISABLED;
    }
    if (FileTime.instant(number(entry, ACCOUNT_EXPIRES)).filter(now::isAfter).isPresent()) {
      return Access.EXPIRED;
    }
    return new LogonHours(entry.getAttributeValueBytes(LOGON_HOURS)).include(now)
        ? Access.OPEN
        : Access.OUTSIDE_HOURS;
  }

  /** The computed attribute knows when a lock has run out; the stored time stays. */
  private static boolean locked(Entry entry) {
    return entry.hasAttribute(COMPUTED_CONTROL)
        ? has(entry, COMPUTED_CONTROL, LOCKED)
        : number(entry, LOCKOUT_TIME) > 0;
  }

  private Optional<PasswordRules> rules(Entry user) throws LDAPException {
    String own = user.getAttributeValue(OWN_RULES);
    return own == null ? rulesOfDomain() : rulesOfItsOwn(own);
  }

  private Optional<PasswordRules> rulesOfItsOwn(String dn) throws LDAPException {
    String length = "msDS-MinimumPasswordLength";
    String complexity = "msDS-PasswordComplexityEnabled";
    String history = "msDS-PasswordHistoryLength";
    String minimumAge = "msDS-MinimumPasswordAge";
    String maximumAge = "msDS-MaximumPasswordAge";
    Entry found = entry(dn, length, complexity, history, minimumAge, maximumAge);
    if (found == null || !found.hasAttribute(length)) {
      return Optional.empty();
    }
    return Optional.of(
        new PasswordRules(
            (int) number(found, length),
            "TRUE".equalsIgnoreCase(found.getAttributeValue(complexity)),
            (int) number(found, history),
            FileTime.interval(number(found, minimumAge)),
            FileTime.interval(number(found, maximumAge))));
  }

  private Optional<PasswordRules> rulesOfDomain() throws LDAPException {
    Entry root = entry("", "defaultNamingContext");
    String domain = root == null ? null : root.getAttributeValue("defaultNamingContext");
    Entry found =
        domain == null
            ? null
            : entry(
                domain,
                "minPwdLength",
                "pwdProperties",
                "pwdHistoryLength",
                "minPwdAge",
                "maxPwdAge");
    if (found == null || !found.hasAttribute("minPwdLength")) {
      return Optional.empty();
    }
    return Optional.of(
        new PasswordRules(
            (int) number(found, "minPwdLength"),
            has(found, "pwdProperties", 1),
            (int) number(found, "pwdHistoryLength"),
            FileTime.interval(number(found, "minPwdAge")),
            FileTime.interval(number(found, "maxPwdAge"))));
  }

  private static boolean has(Entry entry, String attribute, int flag) {
    return (number(entry, attribute) & flag) != 0;
  }

  private static long number(Entry entry, String attribute) {
    Long value = entry.getAttributeValueAsLong(attribute);
    return value == null ? 0 : value;
  }
}
