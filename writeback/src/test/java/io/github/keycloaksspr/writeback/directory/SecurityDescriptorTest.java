package io.github.keycloaksspr.writeback.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.writeback.status.Right;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may reset a password by an entry's list of rights (spec W7; [MS-ADTS] 5.1.3.3.4). */
class SecurityDescriptorTest {
  private static final int ALLOWED = 0;
  private static final int DENIED = 1;
  private static final int ALLOWED_OBJECT = 5;
  private static final int DENIED_OBJECT = 6;
  private static final int INHERITED = 0x10;
  private static final int FOR_THOSE_BELOW_ONLY = 0xa;

  private static final Sid SERVICE = new Sid("S-1-5-21-1-2-3-1102");
  private static final Sid GROUP = new Sid("S-1-5-21-1-2-3-1200");
  private static final Sid EVERYBODY = new Sid("S-1-1-0");

  private static final String RESET = Right.RESET_PASSWORD.guid();
  private static final String CHANGE = Right.CHANGE_PASSWORD.guid();

  @Test
  void ofARealEntryGivesToWhomItWasGiven() throws IOException {
    Sid delegate = new Sid("S-1-5-21-3071472781-1861381010-2176213578-1102");
    SecurityDescriptor real = SecurityDescriptor.of(Descriptors.ofSamba()).orElseThrow();

    assertThat(real.inheritanceBlocked()).isFalse();
    assertThat(real.allows(UUID.fromString(RESET), Set.of(delegate))).isTrue();
    assertThat(real.allows(UUID.fromString(RESET), Set.of(SERVICE, EVERYBODY))).isFalse();
    assertThat(real.allows(UUID.fromString(CHANGE), Set.of(EVERYBODY))).isTrue();
  }

  @Test
  void givesARightByALineForIt() {
    assertThat(resets(Descriptors.line(ALLOWED_OBJECT, 0, RESET, SERVICE))).isTrue();
  }

  @Test
  void givesEveryRightByALineForAll() {
    assertThat(resets(Descriptors.line(ALLOWED, INHERITED, SERVICE))).isTrue();
  }

  @Test
  void givesRightsToGroups() {
    assertThat(resets(Descriptors.line(ALLOWED_OBJECT, INHERITED, RESET, GROUP))).isTrue();
  }

  @Test
  void givesNothingByLinesForOthersAndOtherRights() {
    assertThat(
            resets(
                Descriptors.line(ALLOWED_OBJECT, 0, RESET, new Sid("S-1-5-21-1-2-3-999")),
                Descriptors.line(ALLOWED_OBJECT, 0, CHANGE, SERVICE)))
        .isFalse();
  }

  @Test
  void givesNothingByLinesForEntriesBelow() {
    assertThat(resets(Descriptors.line(ALLOWED_OBJECT, FOR_THOSE_BELOW_ONLY, RESET, SERVICE)))
        .isFalse();
  }

  @Test
  void takesWhatALaterLineGives() {
    assertThat(
            resets(
                Descriptors.line(DENIED_OBJECT, 0, RESET, GROUP),
                Descriptors.line(ALLOWED_OBJECT, INHERITED, RESET, SERVICE)))
        .isFalse();
    assertThat(
            resets(
                Descriptors.line(DENIED, 0, EVERYBODY),
                Descriptors.line(ALLOWED_OBJECT, INHERITED, RESET, SERVICE)))
        .isFalse();
  }

  @Test
  void doesNotTakeWhatAnEarlierLineGives() {
    assertThat(
            resets(
                Descriptors.line(ALLOWED_OBJECT, 0, RESET, SERVICE),
                Descriptors.line(DENIED_OBJECT, INHERITED, RESET, GROUP)))
        .isTrue();
  }

  @Test
  void withoutLinesGivesNothing() {
    assertThat(resets()).isFalse();
  }

  @Test
  void tellsThatNothingIsInherited() {
    assertThat(SecurityDescriptor.of(Descriptors.of(Descriptors.PROTECTED)))
        .hasValueSatisfying(descriptor -> assertThat(descriptor.inheritanceBlocked()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 19, 20, 27, 40, 1000, 2200})
  void thatIsCutOffIsNone(int length) throws IOException {
    assertThat(SecurityDescriptor.of(Arrays.copyOf(Descriptors.ofSamba(), length))).isEmpty();
  }

  private static boolean resets(byte[]... lines) {
    return SecurityDescriptor.of(Descriptors.of(0, lines))
        .orElseThrow()
        .allows(UUID.fromString(RESET), Set.of(SERVICE, GROUP, EVERYBODY));
  }
}
