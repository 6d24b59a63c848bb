package io.github.keycloaksspr.messaging.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartedGatewayTest {

  private final StartedGateway started = new StartedGateway("pigeon");

  @BeforeEach
  void configure() {
    started.configure(new Options(Map.of("loft", "12")));
  }

  @Test
  void aGatewayThatIsNotInUseIsNotHandedOut() {
    assertThatThrownBy(started::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The phone gateway pigeon is not the one in use");
  }

  @Test
  void theGatewayIsMadeOnceOutOfItsOptions() {
    started.start(options -> new Pigeon(options.required("loft")));

    assertThat(started.get()).isEqualTo(new Pigeon("12")).isSameAs(started.get());
  }

  @Test
  void aMissingOptionStopsTheStart() {
    assertThatThrownBy(() -> started.start(options -> new Pigeon(options.required("name"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--spi-sspr-phone-gateway--pigeon--name is missing.");
  }

  private record Pigeon(String loft) implements PhoneGateway {

    @Override
    public GatewayResult text(TextMessage message) {
      return new GatewayResult.Accepted(loft);
    }

    @Override
    public GatewayResult call(CallMessage message) {
      return new GatewayResult.Accepted(loft);
    }
  }
}
