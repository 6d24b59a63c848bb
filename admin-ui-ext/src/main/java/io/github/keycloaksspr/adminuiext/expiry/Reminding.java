package io.github.keycloaksspr.adminuiext.expiry;

import io.github.keycloaksspr.core.expiry.PasswordExpiry;
import io.github.keycloaksspr.core.expiry.Reminder;
import io.github.keycloaksspr.core.expiry.Reminders;
import io.github.keycloaksspr.core.limit.store.DatabaseCounters;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks through one realm for users whose password expires soon, a page at a time in a session of
 * its own, so that memory does not grow with the realm. Whom to remind is noted for good before the
 * mail is handed over.
 */
final class Reminding {

  private static final int PAGE = 100;

  /** A directory is asked about no more users in a second than one page holds. */
  private static final Duration BETWEEN_PAGES_OF_DIRECTORY = Duration.ofSeconds(1);

  private final KeycloakSessionFactory factory;
  private final String realmId;
  private final Consumer<List<ReminderMail>> out;
  private int reminded;
  private int before;
  private int withoutEmail;

  /**
   * Prepares to look through a realm.
   *
   * @param out takes the mails of a page, which nobody else will send
   */
  Reminding(KeycloakSessionFactory factory, String realmId, Consumer<List<ReminderMail>> out) {
    this.factory = factory;
    this.realmId = realmId;
    this.out = out;
  }

  /**
   * What came of it.
   *
   * @param reminded whose mails are on their way
   * @param before who were reminded earlier, or too often in vain
   * @param withoutEmail who have no address to write to
   * @param complete whether everybody was looked at
   */
  public record Tally(int reminded, int before, int withoutEmail, boolean complete) {}

  /** Tells whether a realm reminds anybody, and can. */
  static boolean enabled(RealmModel realm) {
    return Policies.inForce(realm)
            .filter(policy -> !policy.expiry().remindDays().isEmpty())
            .isPresent()
        && realm.getSmtpConfig().get("host") != null;
  }

  static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  static Reminders reminders(KeycloakSession session, RealmModel realm) {
    return new Reminders(new DatabaseCounters(session, realm), now());
  }

  /**
   * Reminds users.
   *
   * @param most how many at most; with the users of the directories, as many are looked at
   */
  Tally run(int most) {
    boolean complete = pages(Reminding::inKeycloak, Duration.ZERO, most);
    complete = complete && pages(Reminding::inDirectories, BETWEEN_PAGES_OF_DIRECTORY, most);
    return new Tally(reminded, before, withoutEmail, complete);
  }

  /** Returns ids of users who come into question, after one of them. */
  @FunctionalInterface
  private interface Source {
    List<String> page(KeycloakSession session, RealmModel realm, List<Integer> days, String after);
  }

  private static List<String> inKeycloak(
      KeycloakSession session, RealmModel realm, List<Integer> days, String after) {
    return PasswordExpiry.maximumAge(realm)
        .map(
            age ->
                new StoredPasswords(session, realm)
                    .setBetween(
                        now().minus(age),
                        now().minus(age).plus(Duration.ofDays(days.get(0))),
                        after,
                        PAGE))
        .orElseGet(List::of);
  }

  private static List<String> inDirectories(
      KeycloakSession session, RealmModel realm, List<Integer> days, String after) {
    return Policies.inForce(realm).filter(policy -> policy.writeback().enabled()).isPresent()
        ? new StoredPasswords(session, realm).federated(after, PAGE)
        : List.of();
  }

  private boolean pages(Source source, Duration pause, int most) {
    Optional<Page> page = page(source, "");
    int seen = 0;
    while (page.isPresent() && page.get().last() != null) {
      seen += page.get().users();
      settle(page.get());
      if (reminded >= most || (!pause.isZero() && seen >= most) || !waited(pause)) {
        return false;
      }
      page = page(source, page.get().last());
    }
    page.ifPresent(this::settle);
    return true;
  }

  private static boolean waited(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Some users.
   *
   * @param users how many were looked at
   * @param last the last of them; null when there are no more
   */
  private record Page(List<ReminderMail> due, int withoutEmail, int users, @Nullable String last) {}

  private Optional<Page> page(Source source, String after) {
    return inRealm(
        (session, realm) -> {
          List<Integer> days =
              Policies.inForce(realm)
                  .map(Policy::expiry)
                  .map(Policy.Expiry::remindDays)
                  .orElse(List.of());
          List<String> ids = days.isEmpty() ? List.of() : source.page(session, realm, days, after);
          return page(session, realm, days, ids);
        });
  }

  private static Page page(
      KeycloakSession session, RealmModel realm, List<Integer> days, List<String> ids) {
    List<ReminderMail> due = new ArrayList<>();
    int withoutEmail = 0;
    for (String id : ids) {
      UserModel user = session.users().getUserById(realm, id);
      Optional<Reminder> reminder =
          user == null ? Optional.empty() : due(session, realm, days, user);
      if (user != null && reminder.isPresent()) {
        Optional<ReminderMail> mail = ReminderMail.of(session, realm, user, reminder.get());
        mail.ifPresent(due::add);
        withoutEmail += mail.isPresent() ? 0 : 1;
      }
    }
    return new Page(
        due, withoutEmail, ids.size(), ids.size() < PAGE ? null : ids.get(ids.size() - 1));
  }

  private static Optional<Reminder> due(
      KeycloakSession session, RealmModel realm, List<Integer> days, UserModel user) {
    if (!user.isEnabled()) {
      return Optional.empty();
    }
    return Standing.of(session, realm, user)
        .known()
        .flatMap(PasswordExpiry::expires)
        .flatMap(expires -> Reminder.due(user.getId(), expires, days, now()));
  }

  private void settle(Page page) {
    withoutEmail += page.withoutEmail();
    List<ReminderMail> claimed =
        inRealm(
                (session, realm) ->
                    page.due().stream()
                        .filter(mail -> reminders(session, realm).claim(mail.reminder()))
                        .toList())
            .orElseGet(List::of);
    reminded += claimed.size();
    before += page.due().size() - claimed.size();
    if (!claimed.isEmpty()) {
      out.accept(claimed);
    }
  }

  /** Does something in a session and transaction of its own; empty when the realm is gone. */
  private <T> Optional<T> inRealm(BiFunction<KeycloakSession, RealmModel, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        own -> {
          RealmModel realm = own.realms().getRealm(realmId);
          if (realm == null) {
            return Optional.empty();
          }
          own.getContext().setRealm(realm);
          return Optional.of(work.apply(own, realm));
        });
  }
}
