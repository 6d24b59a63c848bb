package io.github.keycloaksspr.core.notme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.Fake;
import io.github.keycloaksspr.core.notme.NotMeTokens.Expired;
import io.github.keycloaksspr.core.notme.NotMeTokens.Told;
import io.github.keycloaksspr.core.notme.NotMeTokens.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.MacSignatureSignerContext;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.KeyManager;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The tokens in the links of mails (spec A7). */
class NotMeTokensTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");
  private static final AccountDeed RESET =
      new AccountDeed("id-of-anna", DeedKind.PASSWORD_RESET, null, NOON);

  private final Map<String, KeyWrapper> keys = new HashMap<>();
  private KeyWrapper active = key("first");

  @ParameterizedTest
  @EnumSource
  void tellWhatTheMailTold(DeedKind kind) {
    AccountDeed deed = new AccountDeed("f:ldap:anna", kind, "sspr-mobile-phone", NOON);

    assertThat(read(realm("corp").issue(deed))).isEqualTo(new Told(deed));
  }

  @Test
  void holdForSevenDays() {
    String token = realm("corp").issue(RESET);
    Instant end = NOON.plus(Duration.ofDays(7));

    assertThat(realm("corp").read(token, end.minusMillis(1))).isEqualTo(new Told(RESET));
    assertThat(realm("corp").read(token, end)).isEqualTo(new Expired(RESET));
  }

  @Test
  void ofAnotherRealmProveNothingEvenIfItHasTheSameKeys() {
    assertThat(realm("copy").read(realm("corp").issue(RESET), NOON)).isEqualTo(new Unknown());
  }

  @Test
  void outliveARotationAndEndWithTheirKey() {
    String token = realm("corp").issue(RESET);
    active = key("second");
    assertThat(read(token)).isEqualTo(new Told(RESET));

    keys.remove("first");

    assertThat(read(token)).isEqualTo(new Unknown());
  }

  /** Keycloak signs its action tokens, refresh tokens and cookies with the realm's key itself. */
  @Test
  void areNotMadeByTheRealmsOwnKey() {
    assertThat(read(signed(active, claims(RESET)))).isEqualTo(new Unknown());
  }

  @Test
  void proveNothingToWhoVerifiesWithTheRealmsOwnKey() {
    String token = realm("corp").issue(RESET);
    String signed = token.substring(0, token.lastIndexOf('.'));

    assertThat(new MacSignatureSignerContext(active).sign(signed.getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(Base64.getUrlDecoder().decode(token.substring(signed.length() + 1)));
  }

  @Test
  void thatWereTamperedWithProveNothing() {
    String token = realm("corp").issue(RESET);
    String[] parts = token.split("\\.");

    assertThat(read(parts[0] + "." + claims("id-of-bert") + "." + parts[2]))
        .isEqualTo(new Unknown());
    assertThat(read(unsigned("none") + "." + parts[1] + ".")).isEqualTo(new Unknown());
    assertThat(read(unsigned("HS256") + "." + parts[1] + "." + parts[2])).isEqualTo(new Unknown());
    assertThat(read(token.substring(0, token.length() - 2) + "AA")).isEqualTo(new Unknown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJIUzUxMiJ9.e30.", "\u0000", "{}"})
  void thatAreNoneProveNothing(String token) {
    assertThat(read(token)).isEqualTo(new Unknown());
  }

  @Test
  void thatAreEndlessAreNotLookedAt() {
    assertThat(read("e".repeat(100_000))).isEqualTo(new Unknown());
  }

  private NotMeTokens.Reading read(String token) {
    return realm("corp").read(token, NOON.plusSeconds(1));
  }

  private NotMeTokens realm(String id) {
    KeyManager manager =
        Fake.of(
            KeyManager.class,
            Map.of("getActiveKey", given -> active, "getKey", given -> keys.get(given[1])));
    return new NotMeTokens(
        Fake.of(KeycloakSession.class, Map.of("keys", nothing -> manager)),
        Fake.of(RealmModel.class, Map.of("getId", nothing -> id)));
  }

  private KeyWrapper key(String id) {
    KeyWrapper key = new KeyWrapper();
    key.setKid(id);
    key.setUse(KeyUse.SIG);
    key.setAlgorithm(Algorithm.HS512);
    key.setSecretKey(
        new SecretKeySpec(id.repeat(20).getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
    keys.put(id, key);
    return key;
  }

  private static String signed(KeyWrapper key, byte[] claims) {
    return new JWSBuilder()
        .type("sspr-not-me")
        .kid(key.getKid())
        .content(claims)
        .sign(new MacSignatureSignerContext(key));
  }

  private static byte[] claims(AccountDeed deed) {
    return Base64.getUrlDecoder().decode(claims(deed.userId()));
  }

  private static String claims(String userId) {
    return base64(
        "{\"sub\":\"%s\",\"deed\":\"reset\",\"at\":%d}".formatted(userId, NOON.toEpochMilli()));
  }

  private static String unsigned(String algorithm) {
    return base64(
        "{\"alg\":\"%s\",\"typ\":\"sspr-not-me\",\"kid\":\"first\"}".formatted(algorithm));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
