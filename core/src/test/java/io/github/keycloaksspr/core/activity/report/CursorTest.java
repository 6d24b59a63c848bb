package io.github.keycloaksspr.core.activity.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  private static final String LIST = "realm corp, resets, newest first";
  private static final Position POSITION =
      new Position(1_780_000_000_123L, "0a1b2c3d-1111-2222-3333-444455556666");

  @Test
  void comesBackAsThePositionItWas() {
    assertThat(Cursor.read(Cursor.write(POSITION, LIST), LIST))
        .isEqualTo(new Cursor.Valid(POSITION));
  }

  @Test
  void fitsIntoAnAddressAsItIs() {
    assertThat(Cursor.write(POSITION, LIST)).matches("[\\w-]+");
  }

  @Test
  void comesBackFromBeforeAllRows() {
    Position start = new Position(0, "");

    assertThat(Cursor.read(Cursor.write(start, LIST), LIST)).isEqualTo(new Cursor.Valid(start));
  }

  @Test
  void ofAnotherListIsTold() {
    assertThat(Cursor.read(Cursor.write(POSITION, LIST), LIST + ", user anna"))
        .isEqualTo(new Cursor.OfOther());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!!!", "AAAA", "AQ", "ä", "1 OR 1=1"})
  void thatIsNoneIsRefused(String text) {
    assertThat(Cursor.read(text, LIST)).isEqualTo(new Cursor.Invalid());
  }

  @Test
  void thatIsCutOffIsRefused() {
    String cursor = Cursor.write(POSITION, LIST);

    assertThat(Cursor.read(cursor.substring(0, 20), LIST)).isEqualTo(new Cursor.Invalid());
  }

  @Test
  void withAnIdThatIsNoneIsRefused() {
    String forged = Cursor.write(new Position(1, "' or 1=1"), LIST);

    assertThat(Cursor.read(forged, LIST)).isEqualTo(new Cursor.Invalid());
  }

  @Test
  void thatIsVeryLongIsRefused() {
    String forged = Base64.getUrlEncoder().encodeToString(new byte[10_000]);

    assertThat(Cursor.read(forged, LIST)).isEqualTo(new Cursor.Invalid());
  }
}
