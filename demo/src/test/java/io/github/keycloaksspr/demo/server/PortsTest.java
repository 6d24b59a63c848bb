package io.github.keycloaksspr.demo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
  private final List<String> notices = new ArrayList<>();
  private final Ports ports = new Ports(notices::add);

  @Test
  void wantedPortThatIsFreeIsTakenSilently() {
    int free = Ports.any();

    assertThat(ports.take(free)).isEqualTo(free);
    assertThat(notices).isEmpty();
  }

  @Test
  void takenPortIsReplacedByAHigherOneAndSaid() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = ports.take(other.getLocalPort());

      assertThat(port).isGreaterThan(other.getLocalPort());
      assertThat(notices)
          .containsExactly("port " + other.getLocalPort() + " is taken, using " + port);
    }
  }

  @Test
  void samePortIsNotGivenTwice() {
    int first = ports.take(Ports.any());

    assertThat(ports.take(first)).isNotEqualTo(first);
  }

  @Test
  void zeroGivesAnyFreePortSilently() {
    assertThat(ports.take(0)).isPositive();
    assertThat(notices).isEmpty();
  }
}
