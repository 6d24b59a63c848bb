package io.github.keycloaksspr.core.activity.feed;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that posts are signed by, as the specification of Standard Webhooks wants it. With
 * several of them a receiver moves to another key without a gap. Never printed.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
public final class WebhookKeys {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;
  private static final int MOST = 4;

  private final List<SecretKeySpec> keys;

  private WebhookKeys(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * Reads keys.
   *
   * @param text one to four, with blanks or line ends between them, each {@code whsec_} and 24 to
   *     64 bytes in Base64
   * @return empty if one of them is none
   */
  public static Optional<WebhookKeys> parse(String text) {
    List<SecretKeySpec> keys = new ArrayList<>();
    String[] words = text.strip().split("\\s+", -1);
    for (String word : words) {
      key(word).ifPresent(keys::add);
    }
    return keys.size() == words.length && keys.size() <= MOST
        ? Optional.of(new WebhookKeys(keys))
        : Optional.empty();
  }

  private static Optional<SecretKeySpec> key(String word) {
    if (!word.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(word.substring(PREFIX.length()));
      return bytes.length >= SHORTEST && bytes.length <= LONGEST
          ? Optional.of(new SecretKeySpec(bytes, ALGORITHM))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /**
   * Returns the header {@code webhook-signature}.
   *
   * @param id the header {@code webhook-id}, which has no full stop in it
   * @param timestamp the header {@code webhook-timestamp}: seconds since 1970
   */
  public String sign(String id, long timestamp, byte[] body) {
    byte[] beginning = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(mac(key, beginning, body)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(SecretKeySpec key, byte[] beginning, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(beginning);
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(ALGORITHM + " is missing from this Java runtime", e);
    }
  }

  @Override
  public String toString() {
    return "WebhookKeys[" + keys.size() + "]";
  }
}
