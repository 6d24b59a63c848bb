package io.github.keycloaksspr.messaging.phone;

import io.github.keycloaksspr.messaging.wire.Wire;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.Config;

/**
 * The server options of one gateway. A missing or wrong one stops the start with a sentence that
 * names the option and says what it must be.
 */
public final class GatewayOptions {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");
  private static final Duration LONGEST = Duration.ofMinutes(60);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String gateway;
  private final Config.Scope scope;

  public GatewayOptions(String gateway, Config.Scope scope) {
    this.gateway = gateway;
    this.scope = scope;
  }

  /** Returns a text that may be absent. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(scope.get(key)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Returns a text that must be there. */
  public String required(String key) {
    return text(key).orElseThrow(() -> wrong(key, "is missing"));
  }

  /** Returns an absolute HTTP address that must be there. */
  public URI address(String key, String absent) {
    String text = text(key).orElse(absent);
    try {
      URI uri = new URI(text);
      boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw wrong(key, "must be an address such as https://gateway.example.org/send");
  }

  /** Tells whether what is sent to this address can be read on the way. */
  public static boolean exposed(URI address) {
    return "http".equals(address.getScheme()) && !LOOPBACK.contains(address.getHost());
  }

  /** Returns how long an exchange may take: 2 seconds to connect and 5 to be answered. */
  public Wire.Timeouts timeouts() {
    return new Wire.Timeouts(
        duration("connect-timeout", Duration.ofSeconds(2)),
        duration("read-timeout", Duration.ofSeconds(5)));
  }

  /** Returns when to leave the gateway alone: after 5 failures in a row, for 30 seconds. */
  public Circuit.Limits circuit() {
    return new Circuit.Limits(
        number("circuit-failures", 5), duration("circuit-pause", Duration.ofSeconds(30)));
  }

  private Duration duration(String key, Duration absent) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return absent;
    }
    Matcher parts = DURATION.matcher(text.get());
    if (parts.matches()) {
      Duration duration = duration(Long.parseLong(parts.group(1)), parts.group(2));
      if (!duration.isZero() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    }
    throw wrong(key, "is '" + text.get() + "'; it must be a duration such as 500ms, 5s or 1m");
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private int number(String key, int absent) {
    Optional<String> text = text(key);
    if (text.isPresent() && !text.get().matches("[1-9]\\d{0,3}")) {
      throw wrong(key, "is '" + text.get() + "'; it must be a number from 1 to 9999");
    }
    return text.map(Integer::valueOf).orElse(absent);
  }

  /** Returns the exception about an option; the problem must not quote a secret. */
  public IllegalArgumentException wrong(String key, String problem) {
    return new IllegalArgumentException(
        "--spi-" + PhoneGatewaySpi.NAME + "--" + gateway + "--" + key + " " + problem + ".");
  }
}
