package io.github.keycloaksspr.messaging.feed;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.FeedKind;
import io.github.keycloaksspr.core.activity.feed.FeedProgress;
import io.github.keycloaksspr.core.activity.feed.Origin;
import io.github.keycloaksspr.core.activity.feed.Outcome;
import io.github.keycloaksspr.core.activity.feed.WebhookKeys;
import io.github.keycloaksspr.core.activity.feed.store.Feeds;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.messaging.Background;
import io.github.keycloaksspr.messaging.wire.Wire;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.truststore.TruststoreProvider;
import org.keycloak.vault.VaultStringSecret;

/**
 * Sends what one feed of a realm has to send now. Each batch begins and ends in transactions of its
 * own; while it is under way none is open.
 */
record FeedRun(Background background, FeedKind kind, Wire wire) {

  private static final Logger LOG = Logger.getLogger(FeedRun.class);

  /** What one run sends; the next one goes on. */
  private static final int MOST = 100;

  /** A batch that has begun, and the way that it goes. */
  private record Attempt(Batch batch, Channel channel) {}

  void run() {
    int sent = 0;
    while (sent < MOST && sendNext()) {
      sent++;
    }
  }

  /** Tells whether a batch arrived, so that the next one may follow. */
  private boolean sendNext() {
    Optional<Attempt> attempt = background.find(this::begin).flatMap(Function.identity());
    if (attempt.isEmpty()) {
      return false;
    }
    Batch batch = attempt.get().batch();
    Outcome outcome = send(attempt.get());
    background.inRealm((session, realm) -> settle(session, realm, batch, outcome));
    return outcome instanceof Outcome.Delivered;
  }

  private Outcome send(Attempt attempt) {
    try {
      return attempt.channel().send(attempt.batch());
    } catch (RuntimeException e) {
      // whatever it is, the feed must not be left as if somebody were sending
      LOG.errorf(e, "The %s of realm %s could not be used", kind.id(), background.realmId());
      return new Outcome.Failed("internal", null);
    }
  }

  private Optional<Attempt> begin(KeycloakSession session, RealmModel realm) {
    Feeds feeds = new Feeds(session, realm);
    Optional<Policy> policy = Policies.valid(realm);
    if (policy.isEmpty()) {
      endWithoutPolicy(feeds, realm);
      return Optional.empty();
    }
    feeds.follow(kind, policy.get().activity(), now());
    return feeds
        .begin(kind, UUID.randomUUID().toString(), now())
        .map(batch -> new Attempt(batch, channel(session, realm, policy.get().activity())));
  }

  /** An invalid policy may be mended; then nothing must have been lost. */
  private void endWithoutPolicy(Feeds feeds, RealmModel realm) {
    if (Policies.stored(realm).isEmpty()) {
      feeds.end(kind);
    }
  }

  private Channel channel(KeycloakSession session, RealmModel realm, Policy.Activity activity) {
    if (kind == FeedKind.WEBHOOK && activity.webhook() != null) {
      return webhook(session, realm, activity.webhook());
    }
    if (kind == FeedKind.SYSLOG && activity.syslog() != null) {
      Origin origin = new Origin(realm.getName(), host());
      return new SyslogChannel(activity.syslog(), origin, trust(session));
    }
    throw new IllegalStateException("A feed that the policy does not name");
  }

  private Channel webhook(KeycloakSession session, RealmModel realm, Policy.Webhook webhook) {
    try (VaultStringSecret secret = session.vault().getStringSecret(webhook.secret())) {
      Optional<String> text = secret.get().filter(found -> !found.isBlank());
      if (text.isEmpty()) {
        return batch -> new Outcome.Failed("secret_missing", null);
      }
      return WebhookKeys.parse(text.get())
          .map(keys -> webhook(webhook, keys, realm))
          .orElse(batch -> new Outcome.Failed("secret_unusable", null));
    }
  }

  private Channel webhook(Policy.Webhook webhook, WebhookKeys keys, RealmModel realm) {
    return new WebhookChannel(wire, webhook.url(), keys, realm.getName(), FeedRun::now);
  }

  private static SSLSocketFactory trust(KeycloakSession session) {
    return Optional.ofNullable(session.getProvider(TruststoreProvider.class))
        .map(TruststoreProvider::getSSLSocketFactory)
        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private void settle(KeycloakSession session, RealmModel realm, Batch batch, Outcome outcome) {
    Feeds feeds = new Feeds(session, realm);
    Optional<FeedProgress> next =
        feeds.settle(kind, batch, outcome, ThreadLocalRandom.current().nextDouble(), now());
    next.ifPresent(progress -> report(realm, progress));
  }

  private void report(RealmModel realm, FeedProgress progress) {
    if (progress.paused()) {
      LOG.warnf(
          "The %s of realm %s wants no activity any more and is paused. Change or remove it in the"
              + " policy, or try again with POST /admin/realms/%s/sspr/activity/feeds/%s/retry.",
          kind.id(), realm.getName(), realm.getName(), kind.id());
    } else if (progress.failures() == 1) {
      LOG.warnf(
          "The %s of realm %s does not take the activity (%s); it is tried again until it does."
              + " GET /admin/realms/%s/sspr/activity/feeds tells how it stands.",
          kind.id(), realm.getName(), progress.error(), realm.getName());
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
