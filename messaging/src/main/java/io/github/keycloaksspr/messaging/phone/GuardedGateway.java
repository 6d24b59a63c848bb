package io.github.keycloaksspr.messaging.phone;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A gateway that is tried once more where that can help, and left alone while it is down. */
public final class GuardedGateway implements PhoneGateway {

  private static final Logger LOG = Logger.getLogger(GuardedGateway.class);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final String name;
  private final PhoneGateway gateway;
  private final Circuit circuit;
  private final Duration pause;

  /** Guards a gateway as its options say, and waits half a second before the second try. */
  public static GuardedGateway of(String name, PhoneGateway gateway, GatewayOptions options) {
    return new GuardedGateway(
        name, gateway, new Circuit(options.circuit(), InstantSource.system()), PAUSE);
  }

  /**
   * Guards a gateway.
   *
   * @param name what logs call it
   * @param circuit shared by all users of the gateway on this node
   * @param pause how long to wait before the second try
   */
  GuardedGateway(String name, PhoneGateway gateway, Circuit circuit, Duration pause) {
    this.name = name;
    this.gateway = gateway;
    this.circuit = circuit;
    this.pause = pause;
  }

  @Override
  public GatewayResult text(TextMessage message) {
    return guarded(() -> gateway.text(message), () -> gateway.text(message.again()));
  }

  @Override
  public GatewayResult call(CallMessage message) {
    return guarded(() -> gateway.call(message), () -> gateway.call(message.again()));
  }

  @Override
  public boolean ready() {
    return !circuit.open() && gateway.ready();
  }

  @Override
  public Locale spoken(Locale wanted) {
    return gateway.spoken(wanted);
  }

  @Override
  public Optional<CallBacks> callBacks() {
    return gateway.callBacks();
  }

  private GatewayResult guarded(Supplier<GatewayResult> first, Supplier<GatewayResult> second) {
    if (circuit.open()) {
      return new GatewayResult.Failed("circuit_open", false);
    }
    GatewayResult result = first.get();
    if (result instanceof GatewayResult.Failed failed && failed.again() && rested()) {
      result = second.get();
    }
    note(result);
    return result;
  }

  private void note(GatewayResult result) {
    if (!(result instanceof GatewayResult.Failed failed)) {
      circuit.worked();
    } else if (circuit.failed()) {
      LOG.warnf(
          "The phone gateway %s is left alone for a while after several failures, the last one: %s."
              + " Meanwhile users are told to choose another method.",
          name, failed.reason());
    }
  }

  private boolean rested() {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
