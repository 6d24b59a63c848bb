package io.github.keycloaksspr.writeback.directory;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password that its user changes (spec X4, W1 to W3). */
class PasswordChangeTest {
  private static final String NEW = "New-Passw0rd!";
  private static final String WRONG = "Wrong-Passw0rd!";
  private static final Outcome WRITTEN = new Outcome.Written();
  private static final Outcome WRONG_OLD_ONE =
      new Outcome.Refused(Rule.OLD_PASSWORD, OptionalInt.empty());

  private static final Patience PATIENCE =
      new Patience(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofSeconds(5),
          new Patience.Rest(Duration.ofSeconds(30), Duration.ofMinutes(5), 0));

  /** Longer than the patience with a modify. */
  private static final Duration TOO_LONG = Duration.ofMillis(800);

  @TempDir static Path folder;
  private static Certificate certificate;

  private FakeAd first;
  private FakeAd second;

  @BeforeAll
  static void makeACertificate() {
    certificate = Certificate.of("localhost", folder);
  }

  @BeforeEach
  void startTwoControllers() throws Exception {
    first = FakeAd.start(certificate);
    second = FakeAd.start(certificate);
  }

  @AfterEach
  void stopThem() {
    first.close();
    second.close();
  }

  @Test
  void whoKnowsTheOldPasswordHasTheNewOne() throws Exception {
    assertThat(changed(FakeAd.OLD)).isEqualTo(WRITTEN);

    assertThat(first.takes(NEW)).isTrue();
    assertThat(first.modifies()).isOne();
    assertThat(second.modifies()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"with \" inside", "ümläut", "emoji 😀", "  blanks  ", "\\back"})
  void everyCharacterArrives(String password) throws Exception {
    try (DomainControllers controllers = at(first)) {
      PasswordChange there = new PasswordChange(FakeAd.USER, FakeAd.OLD, password);
      assertThat(controllers.change(there)).isEqualTo(WRITTEN);
      assertThat(first.takes(password)).isTrue();
      PasswordChange andBack = new PasswordChange(FakeAd.USER, password, NEW);
      assertThat(controllers.change(andBack)).isEqualTo(WRITTEN);
    }
    assertThat(first.takes(NEW)).isTrue();
  }

  @Test
  void whoDoesNotIsRefusedAndNobodyElseIsAsked() throws Exception {
    assertThat(changed(WRONG)).isEqualTo(WRONG_OLD_ONE);

    assertThat(first.takes(FakeAd.OLD)).isTrue();
    assertThat(second.modifies()).isZero();
  }

  @Test
  void aLockedAccountStaysLocked() throws Exception {
    first.locked();

    assertThat(changed(FakeAd.OLD)).isEqualTo(new Outcome.Failed(Failure.LOCKED));

    assertThat(first.takes(FakeAd.OLD)).isFalse();
    assertThat(first.user().hasAttribute("lockoutTime")).isFalse();
    assertThat(second.modifies()).isZero();
  }

  @Test
  void noControlIsSentThatIsMeantForResets() throws Exception {
    try (FakeAd strict =
            FakeAd.start(
                certificate, new Attribute("supportedControl", "1.2.840.113556.1.4.2239"));
        DomainControllers controllers = at(strict)) {
      controllers.change(of(FakeAd.OLD));

      assertThat(strict.takes(NEW)).isTrue();
      assertThat(strict.controls()).isEmpty();
    }
  }

  @Test
  void theNextControllerTakesItWhereOneIsDead() throws Exception {
    first.close();

    assertThat(changed(FakeAd.OLD)).isEqualTo(WRITTEN);

    assertThat(second.takes(NEW)).isTrue();
  }

  @Test
  void noPasswordIsPrinted() {
    assertThat(of(FakeAd.OLD)).asString().doesNotContain(FakeAd.OLD).doesNotContain(NEW);
  }

  @Nested
  class ALostAnswer {

    @Test
    void isSettledByTheControllerItself() throws Exception {
      first.late(TOO_LONG, true);

      assertThat(changed(FakeAd.OLD)).isEqualTo(WRITTEN);

      assertThat(first.modifies()).isOne();
      assertThat(second.modifies()).isZero();
    }

    @Test
    void sendsTheChangeToTheNextThatDoesNotKnowIt() throws Exception {
      first.late(TOO_LONG, false);

      assertThat(changed(FakeAd.OLD)).isEqualTo(WRITTEN);

      assertThat(second.takes(NEW)).isTrue();
    }

    @Test
    void isNotSentAgainToWhomItHasReachedMeanwhile() throws Exception {
      first.late(TOO_LONG, true).answeringBinds(51, "busy");
      try (DomainControllers controllers = at(second)) {
        controllers.change(of(FakeAd.OLD));
      }

      assertThat(changed(FakeAd.OLD)).isEqualTo(WRITTEN);

      assertThat(second.modifies()).isOne();
    }

    @Test
    void isNoWrongOldPasswordWhereItArrivesJustBeforeItIsSentAgain() throws Exception {
      first.late(TOO_LONG, true).answeringBinds(51, "busy");
      second.arriving(NEW);

      assertThat(changed(FakeAd.OLD)).isEqualTo(WRITTEN);

      assertThat(second.modifies()).isOne();
      assertThat(second.takes(NEW)).isTrue();
    }

    @Test
    void ofAWrongOldPasswordEndsAsOne() throws Exception {
      first.late(TOO_LONG, false);

      assertThat(changed(WRONG)).isEqualTo(WRONG_OLD_ONE);

      assertThat(second.takes(FakeAd.OLD)).isTrue();
    }

    @Test
    void isNotTakenForARefusalWhereTheAccountIsLockedMeanwhile() throws Exception {
      first
          .late(TOO_LONG, true)
          .answeringBinds(49, "80090308: AcceptSecurityContext, data 775, v1");
      second.close();

      assertThat(changed(FakeAd.OLD)).isEqualTo(new Outcome.Failed(Failure.UNSETTLED));

      assertThat(first.modifies()).isOne();
    }

    @Test
    void isSaidToBeLostWhenNobodyCanTell() throws Exception {
      first.late(TOO_LONG, true).answeringBinds(51, "busy");
      second.close();

      assertThat(changed(FakeAd.OLD)).isEqualTo(new Outcome.Failed(Failure.UNSETTLED));
    }
  }

  private Outcome changed(String current) throws Exception {
    try (DomainControllers controllers = at(first, second)) {
      return controllers.change(of(current));
    }
  }

  private static PasswordChange of(String current) {
    return new PasswordChange(FakeAd.USER, current, NEW);
  }

  private static DomainControllers at(FakeAd... controllers) throws Exception {
    String urls =
        Arrays.stream(controllers)
            .map(controller -> "ldaps://localhost:" + controller.port())
            .collect(joining(" "));
    DirectorySettings settings =
        DirectorySettings.of(urls, false, FakeAd.SERVICE, FakeAd.SERVICE_PASSWORD);
    return DomainControllers.of(settings, PATIENCE, certificate.trusting());
  }
}
