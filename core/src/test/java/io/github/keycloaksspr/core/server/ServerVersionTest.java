package io.github.keycloaksspr.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {

  @ParameterizedTest
  @CsvSource({
    "26.7.3,26,7,3",
    "26.7.10,26,7,10",
    "26.7.3-SNAPSHOT,26,7,3",
    "26.4.15.redhat-00001,26,4,15",
    "0.0.1,0,0,1"
  })
  void aVersionIsRead(String text, int major, int minor, int patch) {
    assertThat(ServerVersion.parse(text)).isEqualTo(new ServerVersion(major, minor, patch));
  }

  @ParameterizedTest
  @CsvSource({
    "25.0.6,true",
    "26.0.0,true",
    "26.3.5,true",
    "26.4.0,true",
    "26.4.14,true",
    "26.4.15,false",
    "26.4.16,false",
    "26.5.0,true",
    "26.5.99,true",
    "26.6.5,true",
    "26.6.6,false",
    "26.7.0,true",
    "26.7.1,true",
    "26.7.1.redhat-00002,true",
    "26.7.2,false",
    "26.7.3,false",
    "26.8.0,false",
    "26.10.0,false",
    "27.0.0,false",
    "999.0.0-SNAPSHOT,false"
  })
  void versionsWithTheHoleAreKnown(String version, boolean vulnerable) {
    assertThat(ServerVersion.parse(version).vulnerableReset()).isEqualTo(vulnerable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nightly", "26", "26.7", "v26.7.0", "99999999999.0.0"})
  void whatCannotBeReadCountsAsNew(String version) {
    assertThat(ServerVersion.parse(version).vulnerableReset()).isFalse();
  }

  @Test
  void aVersionIsWrittenAsItIsRead() {
    assertThat(new ServerVersion(26, 7, 3)).hasToString("26.7.3");
  }
}
