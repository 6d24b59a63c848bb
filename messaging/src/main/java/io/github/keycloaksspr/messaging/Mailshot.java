package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.messaging.Outbox.Pace;
import io.github.keycloaksspr.messaging.Outbox.Parcel;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Sends many mails at a pace; what could not be sent is said in each mail's receipt. */
final class Mailshot {

  private static final Logger LOG = Logger.getLogger(Mailshot.class);

  private final Background background;
  private final Pace pace;

  Mailshot(Background background, Pace pace) {
    this.background = background;
    this.pace = pace;
  }

  void send(List<Parcel> parcels) {
    int sent = 0;
    try {
      for (Parcel parcel : parcels) {
        awaitTurn();
        sendOne(parcel);
        sent++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warnf(
          "%d of %d mails of realm %s were not sent because the server is stopping",
          parcels.size() - sent, parcels.size(), background.realmId());
      parcels.subList(sent, parcels.size()).forEach(this::giveBack);
    }
  }

  private void sendOne(Parcel parcel) {
    try {
      settle(parcel, Mailing.send(background, parcel.mail()));
    } catch (RuntimeException e) {
      // one mail that cannot be made or settled must not keep back the others
      LOG.errorf(e, "Realm %s has lost %s", background.realmId(), parcel.mail());
    }
  }

  private void awaitTurn() throws InterruptedException {
    Duration pause = pause();
    while (!pause.isZero()) {
      Thread.sleep(pause.toMillis());
      pause = pause();
    }
  }

  private Duration pause() {
    return background.find(pace::pause).orElse(Duration.ZERO);
  }

  private void giveBack(Parcel parcel) {
    settle(parcel, new Delivery.Failed("server_stopping"));
  }

  private void settle(Parcel parcel, Delivery delivery) {
    background.inRealm((later, realm) -> parcel.receipt().settle(later, realm, delivery));
  }
}
