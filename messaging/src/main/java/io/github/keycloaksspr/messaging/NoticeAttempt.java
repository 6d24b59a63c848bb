package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.eligibility.OtherAdministrators;
import io.github.keycloaksspr.core.notification.Audience;
import io.github.keycloaksspr.core.notification.KeptNotice;
import io.github.keycloaksspr.core.notification.NoticeContent;
import io.github.keycloaksspr.core.notification.NoticeState;
import io.github.keycloaksspr.core.notification.Progress;
import io.github.keycloaksspr.core.notification.store.KeptNotices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * One attempt to send a kept notice, on a background thread. It begins and ends in transactions of
 * its own; in between nobody else tries.
 */
record NoticeAttempt(Background background) {

  private static final Logger LOG = Logger.getLogger(NoticeAttempt.class);

  /**
   * Sends the notice unless somebody else does, has done, or deleted it.
   *
   * @param ready the mail where it is written already; else it is written now
   */
  void run(KeptNotice planned, Optional<Mail> ready) {
    background
        .find((later, realm) -> new KeptNotices(later, realm).begin(planned, now()))
        .flatMap(Function.identity())
        .ifPresent(begun -> run(begun, () -> deliver(begun, ready)));
  }

  private void run(KeptNotice begun, Work work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // whatever it is, this notice must not be forgotten, nor keep back the others
      LOG.errorf(e, "A notice of realm %s could not be made", background.realmId());
      settle(begun, new Delivery.Failed(e.getClass().getSimpleName()));
    }
  }

  /** Part of an attempt. */
  @FunctionalInterface
  private interface Work {
    void run();
  }

  private void deliver(KeptNotice begun, Optional<Mail> ready) {
    if (begun.content().audience() == Audience.ADMINISTRATORS) {
      addressed(begun).forEach(each -> run(each, Optional.empty()));
    } else {
      settle(begun, send(ready.or(() -> written(begun.content()))));
    }
  }

  private Delivery send(Optional<Mail> mail) {
    return mail.map(found -> Mailing.send(background, found))
        .orElseGet(() -> new Delivery.Refused("reader_gone"));
  }

  private Optional<Mail> written(NoticeContent content) {
    return background
        .find((later, realm) -> new NoticeText(later, realm, false).of(content))
        .flatMap(Function.identity());
  }

  /** Puts a notice for each other administrator in the place of the one for all of them. */
  private List<KeptNotice> addressed(KeptNotice begun) {
    return background
        .find(
            (later, realm) -> {
              KeptNotices kept = new KeptNotices(later, realm);
              List<KeptNotice> each =
                  contents(later, realm, begun.content()).stream()
                      .map(content -> kept.add(content, now()))
                      .toList();
              kept.sent(begun);
              return each;
            })
        .orElseGet(List::of);
  }

  private static List<NoticeContent> contents(
      KeycloakSession later, RealmModel realm, NoticeContent all) {
    List<OtherAdministrators.Recipient> others =
        new OtherAdministrators(later, realm).beside(Objects.requireNonNull(all.userId()));
    if (others.size() == OtherAdministrators.MOST) {
      LOG.warnf(
          "Realm %s has many administrators; only %d are told that one has reset a password",
          realm.getId(), OtherAdministrators.MOST);
    }
    return others.stream().map(each -> content(later, realm, all, each)).toList();
  }

  private static NoticeContent content(
      KeycloakSession later,
      RealmModel realm,
      NoticeContent all,
      OtherAdministrators.Recipient reader) {
    return new NoticeContent(
        Audience.ADMINISTRATOR,
        all.userId(),
        reader.user().getId(),
        reader.address(),
        all.deed(),
        null,
        new Notice(later, realm, reader.user(), all.occurred()).locale(),
        all.occurred(),
        Map.of());
  }

  private void settle(KeptNotice begun, Delivery delivery) {
    background.inRealm(
        (later, realm) -> {
          KeptNotices kept = new KeptNotices(later, realm);
          if (delivery instanceof Delivery.Accepted) {
            kept.sent(begun);
          } else {
            failed(kept, begun, delivery)
                .filter(progress -> progress.state() == NoticeState.FAILED)
                .ifPresent(progress -> event(later, realm, begun.content(), progress));
          }
        });
  }

  private static Optional<Progress> failed(KeptNotices kept, KeptNotice begun, Delivery delivery) {
    return delivery instanceof Delivery.Failed failed
        ? kept.failed(begun, failed.reason(), true, now())
        : kept.failed(begun, ((Delivery.Refused) delivery).reason(), false, now());
  }

  private static void event(
      KeycloakSession later, RealmModel realm, NoticeContent content, Progress progress) {
    new EventBuilder(realm, later)
        .event(EventType.EXECUTE_ACTIONS)
        .user(content.recipientId())
        .detail("sspr_intent", "notice")
        .detail("sspr_notice", content.topic())
        .detail("sspr_audience", content.audience().id())
        .detail("sspr_attempts", String.valueOf(progress.attempts()))
        .detail("sspr_result", "not_sent")
        .error(Errors.EMAIL_SEND_FAILED);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
