package io.github.keycloaksspr.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.code.CallTicket;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.messaging.WaitingCodes.Waiting;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;

class WaitingCodesTest {

  private static final Waiting WAITING = new Waiting(new OneTimeCode("012945"), Locale.GERMAN);

  private final Store store = new Store();
  private final WaitingCodes codes = codesOf("corp");
  private final CallTicket ticket = codes.keep(WAITING, Duration.ofMinutes(5));

  @AfterEach
  void putTheClockBack() {
    Time.setOffset(0);
  }

  @Test
  void aTicketFindsItsCodeAndLanguage() {
    assertThat(codes.of(ticket)).contains(WAITING);
  }

  @Test
  void theStoreHoldsNeitherTheCodeNorTheTicket() {
    assertThat(store.kept).hasSize(1);
    assertThat(store.kept.toString()).doesNotContain("012945", ticket.value());
  }

  @Test
  void itLivesAsLongAsTheCodeInTheStoreAndByItsOwnClock() {
    assertThat(store.lifespans).containsOnly(300L);

    Time.setOffset(301);
    assertThat(codes.of(ticket)).isEmpty();
  }

  @Test
  void inAnotherRealmATicketFindsNothing() {
    assertThat(codesOf("other").of(ticket)).isEmpty();
  }

  @Test
  void anotherTicketFindsNothing() {
    assertThat(codes.of(CallTicket.draw(new SecureRandom()))).isEmpty();
  }

  @Test
  void whoWritesInTheStoreCannotMakeItLiveLonger() {
    store.kept.replaceAll((name, notes) -> with(notes, "until", "9999999999999"));

    assertThat(codes.of(ticket)).isEmpty();
  }

  @Test
  void anEntryWithoutItsPartsIsNone() {
    store.kept.replaceAll((name, notes) -> Map.of());

    assertThat(codes.of(ticket)).isEmpty();
  }

  @Test
  void aCodeIsHandedOutTwice() {
    assertThat(codes.handOut(ticket)).isTrue();
    assertThat(codes.handOut(ticket)).isTrue();
    assertThat(codes.handOut(ticket)).isFalse();
  }

  private static Map<String, String> with(Map<String, String> notes, String name, String value) {
    Map<String, String> changed = new HashMap<>(notes);
    changed.put(name, value);
    return changed;
  }

  private WaitingCodes codesOf(String realm) {
    return new WaitingCodes(
        Stub.of(KeycloakSession.class, Map.of("singleUseObjects", store)),
        Stub.of(RealmModel.class, Map.of("getId", realm)));
  }

  /** Single-use objects that never end by themselves. */
  private static final class Store implements SingleUseObjectProvider {

    private final Map<String, Map<String, String>> kept = new HashMap<>();
    private final List<Long> lifespans = new ArrayList<>();

    @Override
    public void put(String key, long lifespanSeconds, Map<String, String> notes) {
      kept.put(key, notes);
      lifespans.add(lifespanSeconds);
    }

    @Override
    public Map<String, String> get(String key) {
      return kept.get(key);
    }

    @Override
    public Map<String, String> remove(String key) {
      return kept.remove(key);
    }

    @Override
    public boolean replace(String key, Map<String, String> notes) {
      return kept.replace(key, notes) != null;
    }

    @Override
    public boolean putIfAbsent(String key, long lifespanInSeconds) {
      return kept.putIfAbsent(key, Map.of()) == null;
    }

    @Override
    public boolean contains(String key) {
      return kept.containsKey(key);
    }

    @Override
    public void close() {
      // nothing to release
    }
  }
}
