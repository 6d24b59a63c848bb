package io.github.keycloaksspr.demo.app;

import io.github.keycloaksspr.demo.inbox.LocalWeb;
import io.github.keycloaksspr.demo.setup.Person;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Authenticator apps in the browser, so that codes can be tried without a phone. */
public final class AuthenticatorApp {
  private static final String PATH = "/authenticator";
  private static final int SECONDS_PER_CODE = 30;
  private static final int SIX_DIGITS = 1_000_000;

  private AuthenticatorApp() {}

  /**
   * Puts a page with the current codes on a web server.
   *
   * @return address of the page
   */
  public static URI mountOn(LocalWeb web) {
    web.on(
        PATH,
        exchange ->
            LocalWeb.reply(exchange, 200, "text/html", AppPage.codes(codes(Instant.now()))));
    return web.url().resolve(PATH);
  }

  private static SortedMap<String, String> codes(Instant at) {
    SortedMap<String, String> codes = new TreeMap<>();
    for (Person person : Person.values()) {
      person
          .authenticatorSecret()
          .ifPresent(secret -> codes.put(person.username(), code(secret, at)));
    }
    return codes;
  }

  /** Returns the code of six digits that is valid at an instant (RFC 6238, HMAC-SHA-1). */
  static String code(String secret, Instant at) {
    byte[] hash = hmac(secret, at.getEpochSecond() / SECONDS_PER_CODE);
    int offset = hash[hash.length - 1] & 0x0f;
    int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    return "%06d".formatted(number % SIX_DIGITS);
  }

  private static byte[] hmac(String secret, long counter) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-1", e);
    }
  }
}
