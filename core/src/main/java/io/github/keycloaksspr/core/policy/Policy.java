package io.github.keycloaksspr.core.policy;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.password.BannedTerms;
import io.github.keycloaksspr.core.phone.PhoneRules;
import io.github.keycloaksspr.core.question.Catalogue;
import io.github.keycloaksspr.core.question.QuestionId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a realm allows its users to do by themselves. Every instance is valid: {@link
 * PolicyDocument} is the only way to make one out of foreign input.
 *
 * @param groups paths of the groups in scope when {@code scope} is {@code selected}
 * @param roles realm roles, or {@code client.role}, in scope when {@code scope} is {@code selected}
 * @param gates how many methods a user must pass, 1 or 2
 * @param methods the enabled methods, in the order in which they are offered
 * @param helpdesk where a stuck user turns to: {@code mailto:}, {@code http:} or {@code https:}
 * @param helpdeskRequest whether that is a link, or a button that has a mail sent there
 * @param botDefence id of the provider that keeps programs out, {@code none} for nobody
 */
public record Policy(
    Scope scope,
    List<String> groups,
    List<String> roles,
    int gates,
    List<Method> methods,
    Questions questions,
    Registration registration,
    Phone phone,
    Attributes attributes,
    @Nullable URI helpdesk,
    HelpdeskRequest helpdeskRequest,
    Notifications notifications,
    Writeback writeback,
    Administrators administrators,
    AfterReset afterReset,
    Sessions sessions,
    String botDefence,
    Branding branding,
    Passwords passwords,
    AdminReset adminReset,
    Limits limits,
    Expiry expiry,
    Activity activity) {

  public Policy {
    groups = List.copyOf(groups);
    roles = List.copyOf(roles);
    methods = List.copyOf(methods);
  }

  /** Returns the gates and methods that hold for a user or for an administrator (spec P15). */
  public Requirement requirement(boolean administrator) {
    return administrator
        ? new Requirement(administrators.gates(), administrators.methods())
        : new Requirement(gates, methods);
  }

  /**
   * How many methods must be passed out of which.
   *
   * @param gates 1 or 2
   */
  public record Requirement(int gates, List<Method> methods) {
    public Requirement {
      methods = List.copyOf(methods);
    }
  }

  /**
   * Security questions (spec P4 to P6).
   *
   * @param register how many a user registers
   * @param answer how many a user is asked
   * @param catalogue ids of the predefined questions that are offered
   * @param custom the administrator's own questions, which are offered too
   */
  public record Questions(
      int register, int answer, List<String> catalogue, List<CustomQuestion> custom) {
    public Questions {
      catalogue = List.copyOf(catalogue);
      custom = List.copyOf(custom);
    }

    /** Returns the questions that users may choose from. */
    public List<QuestionId> offered() {
      Stream<QuestionId> own = custom.stream().map(CustomQuestion::questionId);
      return Stream.concat(catalogue.stream().map(QuestionId::new), own).toList();
    }

    /**
     * Tells whether a registered question can still be asked: a predefined one always, one of the
     * administrator's own as long as it has a text.
     */
    public boolean askable(QuestionId question) {
      return question.custom()
          ? custom(question).isPresent()
          : Catalogue.contains(question.local());
    }

    /** Finds one of the administrator's own questions. */
    public Optional<CustomQuestion> custom(QuestionId question) {
      return custom.stream().filter(each -> each.questionId().equals(question)).findFirst();
    }
  }

  /**
   * A question written by the administrator.
   *
   * @param text the question by language tag
   */
  public record CustomQuestion(String id, Map<String, String> text) {
    public CustomQuestion {
      text = Map.copyOf(text);
    }

    QuestionId questionId() {
      return QuestionId.ofCustom(id);
    }

    /**
     * Returns the text in a language; where there is none, in the realm's default one, in English,
     * or in any.
     */
    public String text(Locale shown, Locale realmDefault) {
      List<Locale.LanguageRange> wanted =
          Stream.of(shown, realmDefault, Locale.ENGLISH)
              .map(locale -> new Locale.LanguageRange(locale.toLanguageTag()))
              .toList();
      String found = Locale.lookupTag(wanted, text.keySet());
      return Objects.requireNonNull(
          text.get(found == null ? Collections.min(text.keySet()) : found));
    }
  }

  /**
   * Registration at sign-in (spec P7, P8, P19, R7).
   *
   * @param reconfirmDays days after which registered data are shown again, 0 for never
   * @param graceSignIns how many sign-ins a user may put the registration off
   * @param graceUntil the last day, in UTC, on which it may be put off, null for none
   * @param usableAfterHours how old a method must be before it serves for a reset
   */
  public record Registration(
      boolean required,
      int reconfirmDays,
      int graceSignIns,
      @Nullable LocalDate graceUntil,
      int usableAfterHours) {

    /** Tells whether who has put it off so often may do so once more. */
    public boolean grace(int putOff, Instant now) {
      LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
      return putOff < graceSignIns || (graceUntil != null && !today.isAfter(graceUntil));
    }

    /** Returns for how long registered data hold, empty when they need no reconfirming. */
    public Optional<Duration> holds() {
      return required && reconfirmDays > 0
          ? Optional.of(Duration.ofDays(reconfirmDays))
          : Optional.empty();
    }
  }

  /**
   * Names of the user attributes in which a directory keeps registered data (spec R1), null for
   * none.
   */
  public record Attributes(
      @Nullable String mobilePhone, @Nullable String officePhone, @Nullable String email) {}

  /**
   * Which phone numbers codes are sent to.
   *
   * @param defaultRegion ISO 3166-1 code of the country whose national spelling is understood, null
   *     when every number must name its country
   * @param countries ISO 3166-1 codes of the countries that are served, empty for all
   * @param callConfirmation whether a call says its code only to who has pressed a key (spec M2)
   */
  public record Phone(
      @Nullable String defaultRegion, List<String> countries, boolean callConfirmation) {
    public Phone {
      countries = List.copyOf(countries);
    }

    /** Returns the rules by which numbers are read. */
    public PhoneRules rules() {
      return new PhoneRules(defaultRegion, Set.copyOf(countries));
    }
  }

  /**
   * Who is told about a reset (spec P11, P12).
   *
   * @param notMe whether mails to the user have a link that says that it was not them (spec A7)
   */
  public record Notifications(boolean user, boolean admins, boolean notMe) {}

  /**
   * Writeback to the on-premises directory (spec P10, P14).
   *
   * @param onCreate whether passwords that come with the creation or the import of a user are
   *     written back as well
   */
  public record Writeback(
      boolean enabled,
      boolean unlockWithoutReset,
      boolean onCreate,
      @Nullable LocalUsers localUsers) {}

  /**
   * Users of Keycloak's own database who are in a directory as well (spec W9).
   *
   * @param provider the name of the LDAP provider whose directory it is
   * @param userAttribute the attribute of Keycloak's users that tells who they are there
   * @param directoryAttribute the attribute of the directory's users that has the same value
   */
  public record LocalUsers(String provider, String userAttribute, String directoryAttribute) {}

  /** What holds for users with a realm-management role instead of the rest (spec P15). */
  public record Administrators(int gates, List<Method> methods) {
    public Administrators {
      methods = List.copyOf(methods);
    }
  }

  /**
   * How pages and mails name the organisation (spec P13).
   *
   * @param color a CSS hex colour such as {@code #0b5}
   */
  public record Branding(@Nullable String name, @Nullable URI logo, @Nullable String color) {}

  /**
   * What new passwords must not be made of (spec X8).
   *
   * @param banned the realm's own terms
   */
  public record Passwords(BannedTerms banned) {

    /** Tells whether the realm has terms of its own. */
    public boolean any() {
      return !banned.texts().isEmpty();
    }
  }

  /**
   * Passwords that administrators set, and links that they send (spec X5).
   *
   * @param hours for which such a password signs in
   * @param linkMinutes for which such a link holds
   */
  public record AdminReset(int hours, int linkMinutes) {

    /** Returns for how long such a password signs in. */
    public Duration lifetime() {
      return Duration.ofHours(hours);
    }

    /** Returns for how long such a link holds. */
    public Duration linkLifetime() {
      return Duration.ofMinutes(linkMinutes);
    }
  }

  /**
   * Sessions that end with the old password (spec X9).
   *
   * @param afterReset with a reset, never {@link EndedSessions#OTHERS}
   * @param afterChange with a change, never {@link EndedSessions#ALL}
   * @param offline whether offline sessions end as well where the others do
   */
  public record Sessions(EndedSessions afterReset, EndedSessions afterChange, boolean offline) {}

  /**
   * Passwords that expire (spec X6).
   *
   * @param remindDays how many days before, in descending order; empty for no reminders
   */
  public record Expiry(List<Integer> remindDays) {
    public Expiry {
      remindDays = List.copyOf(remindDays);
    }
  }

  /**
   * The rows of the activity reports (spec A5).
   *
   * @param keepDays after which rows are deleted, 0 for never
   * @param webhook where they are posted to, null for nowhere
   * @param syslog where they are sent to as lines, null for nowhere
   * @param helpdeskCall what is saved by each reset and unlock
   */
  public record Activity(
      int keepDays,
      OnUserDeletion onUserDeletion,
      @Nullable Webhook webhook,
      @Nullable Syslog syslog,
      HelpdeskCall helpdeskCall) {

    /** Returns for how long rows are kept, empty for ever. */
    public Optional<Duration> kept() {
      return keepDays > 0 ? Optional.of(Duration.ofDays(keepDays)) : Optional.empty();
    }
  }

  /**
   * A service that rows of the activity are posted to (spec A4).
   *
   * @param url with https, or with http to this machine itself
   * @param secret where Keycloak's vault has the keys of the signature: <code>${vault.name}</code>
   */
  public record Webhook(URI url, String secret) {}

  /**
   * A log collector that gets rows of the activity as lines (spec A4).
   *
   * @param url {@code tls}, {@code tcp} or {@code udp} with a host and a port
   */
  public record Syslog(URI url, SyslogFormat format) {}

  /**
   * What a call to the helpdesk takes (spec A6).
   *
   * @param cost null where nobody has said it
   * @param currency ISO 4217 code of the cost
   */
  public record HelpdeskCall(int minutes, @Nullable BigDecimal cost, @Nullable String currency) {

    /** What nobody takes for longer than a day. */
    public static final int MOST_MINUTES = 1440;

    /** A cost is less than this, with at most {@link #DECIMALS} digits after the point. */
    public static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(7);

    public static final int DECIMALS = 2;

    /** Tells whether a text is the ISO 4217 code of a currency. */
    public static boolean currency(String code) {
      return Currency.getAvailableCurrencies().stream()
          .anyMatch(known -> known.getCurrencyCode().equals(code));
    }
  }

  /**
   * Limits (spec section 5, P16).
   *
   * @param proofs failed proofs of one user in 24 hours
   * @param phoneChecks phone numbers typed for one user in an hour; so for texts, calls, questions
   * @param mails mails for one user in 10 minutes
   * @param perDestination messages to one destination in an hour
   * @param identifications names typed from one source address in an hour
   * @param paidPerDay texts and calls of the realm in 24 hours
   * @param helpdeskRequests mails that one user has sent to the helpdesk in 24 hours
   * @param helpdeskPerSource such mails from one source address in an hour
   * @param helpdeskPerDay such mails of the realm in 24 hours
   * @param blockHours how long a user is blocked who went over a limit
   * @param exemptNetworks source networks that are not counted, such as {@code 10.0.0.0/8}
   */
  public record Limits(
      int proofs,
      int phoneChecks,
      int texts,
      int calls,
      int questions,
      int mails,
      int perDestination,
      int identifications,
      int paidPerDay,
      int helpdeskRequests,
      int helpdeskPerSource,
      int helpdeskPerDay,
      int blockHours,
      List<String> exemptNetworks) {
    public Limits {
      exemptNetworks = List.copyOf(exemptNetworks);
    }
  }
}
