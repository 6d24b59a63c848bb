package io.github.keycloaksspr.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.1.2,true",
    "10.0.0.0/8,11.0.0.1,false",
    "192.168.7.9,192.168.7.9,true",
    "192.168.7.9,192.168.7.8,false",
    "0.0.0.0/0,203.0.113.9,true",
    "2001:db8::/32,2001:db8:1::5,true",
    "2001:db8::/32,2001:db9::5,false",
    "10.0.0.0/8,2001:db8::5,false",
    "10.0.0.0/8,not an address,false"
  })
  void holdsTheAddressesOfItsLeadingBits(String network, String address, boolean held) {
    assertThat(Network.parse(network).orElseThrow().contains(address)).isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "example.org", "::/129", "8"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }
}
