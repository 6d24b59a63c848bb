package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.outcome.Explanation;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.RuleTexts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The rules that a user's directory has for the next password, as the user reads them. */
public final class DirectoryRules {

  /** OpenID Connect's claim, a name of the time zone database such as {@code Europe/Berlin}. */
  private static final String TIME_ZONE = "zoneinfo";

  private static final String UTC = "UTC";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  public DirectoryRules(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /** Returns the text for the page; empty when there are none, or the directory does not tell. */
  public Optional<Explanation> inAdvance() {
    return account().flatMap(this::texts).flatMap(RuleTexts::inAdvance);
  }

  private Optional<Account> account() {
    return DirectoryAccount.of(session, realm, user).flatMap(DirectoryAccount::read);
  }

  /** Explains a refusal with what the directory tells of its rules. */
  Optional<Explanation> explain(Outcome outcome) {
    return outcome instanceof Outcome.Refused refused
        ? account()
            .flatMap(this::texts)
            .map(texts -> texts.of(refused))
            .or(() -> Explanation.of(outcome))
        : Explanation.of(outcome);
  }

  private Optional<RuleTexts> texts(Account account) {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    return account
        .rules()
        .map(rules -> new RuleTexts(rules, account.nextChange(now).map(this::inWords)));
  }

  /** The next whole minute, with the name of the zone: nobody should come a minute too early. */
  private String inWords(Instant instant) {
    Locale locale = session.getContext().resolveLocale(user);
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
        .withLocale(locale)
        .format(instant.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES).atZone(zone()));
  }

  private ZoneId zone() {
    String known = user.getFirstAttribute(TIME_ZONE);
    try {
      return ZoneId.of(known == null ? UTC : known);
    } catch (DateTimeException e) {
      // not a zone; whoever wrote it there reads the time in UTC
      return ZoneId.of(UTC);
    }
  }
}
