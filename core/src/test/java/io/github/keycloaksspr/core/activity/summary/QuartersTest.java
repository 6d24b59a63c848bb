package io.github.keycloaksspr.core.activity.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuartersTest {

  @Test
  void comeBackAsTheyWereWritten() {
    Quarters quarters = new Quarters();
    quarters.add(0, 7);
    quarters.add(41, 120);
    quarters.add(41, 3);
    quarters.add(95, 1);

    Quarters read = Quarters.parse(quarters.toString());

    assertThat(read.count(0)).isEqualTo(7);
    assertThat(read.count(1)).isZero();
    assertThat(read.count(41)).isEqualTo(123);
    assertThat(read.count(95)).isEqualTo(1);
    assertThat(read).hasToString(quarters.toString());
  }

  /** A thousand million sessions in each quarter of an hour. */
  @Test
  void fitIntoTheirColumn() {
    Quarters quarters = new Quarters();
    for (int i = 0; i < Quarters.IN_A_DAY; i++) {
      quarters.add(i, 1_000_000_000L);
    }

    assertThat(quarters.toString()).hasSizeLessThanOrEqualTo(1200);
    assertThat(new Quarters().toString()).isNotEmpty();
  }
}
