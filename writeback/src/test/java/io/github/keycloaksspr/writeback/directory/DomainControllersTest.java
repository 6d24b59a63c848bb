package io.github.keycloaksspr.writeback.directory;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Attribute;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.Rule;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainControllersTest {
  private static final String NEW = "New-Passw0rd!";
  private static final Outcome WRITTEN = new Outcome.Written();
  private static final String HINTS = "1.2.840.113556.1.4.2239";
  private static final String HINTS_BEFORE = "1.2.840.113556.1.4.2066";

  /** What the directory in memory writes itself. */
  private static final Set<String> OPERATIONAL =
      Set.of(
          "entryDN",
          "entryUUID",
          "subschemaSubentry",
          "creatorsName",
          "createTimestamp",
          "modifiersName",
          "modifyTimestamp");

  private static final Duration REST = Duration.ofSeconds(30);

  private static final Patience PATIENCE =
      new Patience(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofSeconds(5),
          new Patience.Rest(REST, Duration.ofMinutes(5), 0));

  /** What one stalled controller may cost: connecting, an answer, and some for a slow machine. */
  private static final Duration ONE_STALLED =
      PATIENCE.connect().plus(PATIENCE.answer()).plusMillis(700);

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

  @Nested
  class OneThatAnswers {

    @Test
    void theFirstOneTakesThePassword() throws Exception {
      assertThat(written()).isEqualTo(WRITTEN);

      assertThat(first.takes(NEW)).isTrue();
      assertThat(second.modifies()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"with \" inside", "ümläut", "emoji 😀", "  blanks  ", "\\back"})
    void everyCharacterArrives(String password) throws Exception {
      try (DomainControllers controllers = both()) {
        assertThat(controllers.write(of(password))).isEqualTo(WRITTEN);
      }
      assertThat(first.takes(password)).isTrue();
    }

    @Test
    void theAccountIsUnlockedByTheSameModify() throws Exception {
      first.locked();

      assertThat(written()).isEqualTo(WRITTEN);

      assertThat(first.takes(NEW)).isTrue();
      assertThat(first.modifies()).isOne();
    }

    @Test
    void nothingElseIsWritten() throws Exception {
      written();

      assertThat(first.user().getAttributes())
          .extracting(Attribute::getName)
          .filteredOn(name -> !OPERATIONAL.contains(name))
          .containsExactlyInAnyOrder(
              "CN",
              "objectClass",
              "userAccountControl",
              "userPassword",
              "unicodePwd",
              "lockoutTime");
      assertThat(first.user().getAttributeValue("userAccountControl")).isEqualTo("514");
      assertThat(first.user().getAttributeValue("lockoutTime")).isEqualTo("0");
    }

    @Test
    void whoMustChooseAnotherPasswordHasItMarked() throws Exception {
      try (DomainControllers controllers = both()) {
        assertThat(controllers.requireChange(FakeAd.USER)).isEqualTo(WRITTEN);
      }

      assertThat(first.user().getAttributeValue("pwdLastSet")).isEqualTo("0");
      assertThat(first.takes(FakeAd.OLD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      HINTS + "," + HINTS_BEFORE + "," + HINTS,
      HINTS_BEFORE + "," + HINTS_BEFORE + "," + HINTS_BEFORE
    })
    void theHistoryHoldsWhereTheControllerCanTell(String one, String other, String sent)
        throws Exception {
      try (FakeAd strict =
          FakeAd.start(certificate, new Attribute("supportedControl", one, other))) {
        try (DomainControllers controllers = at(strict)) {
          assertThat(controllers.write(of(NEW))).isEqualTo(WRITTEN);
        }

        assertThat(strict.controls())
            .singleElement()
            .satisfies(
                control -> {
                  assertThat(control.getOID()).isEqualTo(sent);
                  assertThat(control.isCritical()).isTrue();
                  assertThat(control.getValue().getValue())
                      .isEqualTo(new ASN1Sequence(new ASN1Integer(1)).encode());
                });
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {HINTS, HINTS_BEFORE})
    void aFormerPasswordIsRefusedWhereTheControllerCanTell(String control) throws Exception {
      try (FakeAd strict = FakeAd.start(certificate, new Attribute("supportedControl", control));
          DomainControllers controllers = at(strict)) {
        strict.remembering(NEW);

        assertThat(controllers.write(of(NEW)))
            .isEqualTo(new Outcome.Refused(Rule.UNNAMED, OptionalInt.empty()));
        assertThat(strict.takes(FakeAd.OLD)).isTrue();
      }
    }

    @Test
    void aFormerPasswordIsTakenWhereItCannot() throws Exception {
      first.remembering(NEW);

      assertThat(written()).isEqualTo(WRITTEN);
    }

    @Test
    void noControlIsSentThatIsNotListed() throws Exception {
      written();

      assertThat(first.controls()).isEmpty();
    }

    @Test
    void aConnectionThatItClosedIsReplaced() throws Exception {
      try (DomainControllers controllers = at(first)) {
        controllers.write(of(NEW));
        first.dropConnections();

        assertThat(controllers.write(of("Third-Passw0rd!"))).isEqualTo(WRITTEN);
      }
      assertThat(first.takes("Third-Passw0rd!")).isTrue();
    }

    @Test
    void aRefusalIsFinal() throws Exception {
      first.answering(
          19,
          "0000052D: AtrErr: DSID-03190F80, #1: problem 1005 (CONSTRAINT_ATT_TYPE), data 0, Att"
              + " 9005a (unicodePwd)");

      assertThat(written()).isEqualTo(new Outcome.Refused(Rule.UNNAMED, OptionalInt.empty()));

      assertThat(second.modifies()).isZero();
    }
  }

  @Nested
  class SeveralControllers {

    @ParameterizedTest
    @CsvSource({
      "10, '0000202B: RefErr: DSID-03100768, data 0, 1 access points'",
      "51, '0000200E: SvcErr: DSID-031A1262, problem 5001 (BUSY), data 0'",
      "52, '0000200F: SvcErr: DSID-02050D48, problem 5002 (UNAVAILABLE), data 0'"
    })
    void whoCannotHandsItToTheNext(int code, String diagnostic) throws Exception {
      first.answering(code, diagnostic);

      assertThat(written()).isEqualTo(WRITTEN);

      assertThat(second.takes(NEW)).isTrue();
    }

    @Test
    void aReadOnlyOneIsSentNoPassword() throws Exception {
      try (FakeAd readOnly =
          FakeAd.start(
              certificate, new Attribute("supportedCapabilities", "1.2.840.113556.1.4.1920"))) {
        try (DomainControllers controllers = at(readOnly, second)) {
          assertThat(controllers.write(of(NEW))).isEqualTo(WRITTEN);
        }
        assertThat(readOnly.modifies()).isZero();
      }
      assertThat(second.takes(NEW)).isTrue();
    }

    @Test
    void aDeadOneCostsNoTime() throws Exception {
      first.close();

      long begin = System.nanoTime();
      assertThat(written()).isEqualTo(WRITTEN);

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
      assertThat(second.takes(NEW)).isTrue();
    }

    @Test
    void aStalledOneCostsTimeOnce() throws Exception {
      try (ServerSocket stalled = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
          DomainControllers controllers =
              controllers(certificate, stalled.getLocalPort(), second.port())) {
        long begin = System.nanoTime();
        assertThat(controllers.write(of(NEW))).isEqualTo(WRITTEN);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ONE_STALLED);

        begin = System.nanoTime();
        assertThat(controllers.write(of("Third-Passw0rd!"))).isEqualTo(WRITTEN);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE.connect());
      }
      assertThat(second.takes("Third-Passw0rd!")).isTrue();
    }

    @Test
    void oneThatStallsLaterIsNotConnectedToAgain() throws Exception {
      try (DomainControllers controllers = both()) {
        assertThat(controllers.write(of(NEW))).isEqualTo(WRITTEN);
        first.stalling(TOO_LONG);

        assertThat(controllers.write(of("Third-Passw0rd!"))).isEqualTo(WRITTEN);
      }
      assertThat(first.serviceBinds()).isOne();
      assertThat(second.takes("Third-Passw0rd!")).isTrue();
    }

    @Test
    void theFirstOneIsTriedAgainAfterARestAndThenPreferred() throws Exception {
      AtomicLong clock = new AtomicLong();
      try (DomainControllers controllers = both(clock)) {
        first.answering(51, "busy");
        controllers.write(of(NEW));
        controllers.write(of(NEW));
        assertThat(first.modifies()).isOne();

        clock.addAndGet(REST.toNanos());
        controllers.write(of(NEW));
        assertThat(first.modifies()).isEqualTo(2);

        first.answeringAgain();
        clock.addAndGet(REST.toNanos());
        controllers.write(of("Third-Passw0rd!"));
        assertThat(first.modifies()).as("rests for twice as long").isEqualTo(2);
        clock.addAndGet(REST.toNanos());
        controllers.write(of("Third-Passw0rd!"));
        controllers.write(of("Fourth-Passw0rd!"));
      }
      assertThat(first.takes("Fourth-Passw0rd!")).isTrue();
      assertThat(first.modifies()).isEqualTo(4);
      assertThat(second.modifies()).isEqualTo(4);
    }

    @Test
    void whoRestsIsTriedNeverthelessWhenNobodyElseCan() throws Exception {
      try (DomainControllers controllers = both()) {
        first.answering(51, "busy");
        controllers.write(of(NEW));
        first.answeringAgain();
        second.close();

        assertThat(controllers.write(of("Third-Passw0rd!"))).isEqualTo(WRITTEN);
      }
      assertThat(first.takes("Third-Passw0rd!")).isTrue();
    }

    @Test
    void theNextOneMarksWhoMustChooseAnotherPassword() throws Exception {
      first.close();
      try (DomainControllers controllers = both()) {
        assertThat(controllers.requireChange(FakeAd.USER)).isEqualTo(WRITTEN);
      }

      assertThat(second.user().getAttributeValue("pwdLastSet")).isEqualTo("0");
    }

    @Test
    void withoutAnyNothingHasChanged() throws Exception {
      first.close();
      second.close();

      assertThat(written()).isEqualTo(new Outcome.Failed(Failure.UNREACHABLE));
    }

    @Test
    void afterALongWaitNothingFurtherIsBegun() throws Exception {
      Patience none =
          new Patience(
              PATIENCE.connect(),
              PATIENCE.answer(),
              PATIENCE.write(),
              Duration.ZERO,
              PATIENCE.rest());
      DirectorySettings settings =
          DirectorySettings.of(
              urls(first.port(), second.port()), false, FakeAd.SERVICE, FakeAd.SERVICE_PASSWORD);
      first.answering(51, "busy");
      for (Function<DomainControllers, Outcome> request :
          List.<Function<DomainControllers, Outcome>>of(
              controllers -> controllers.write(of(NEW)),
              controllers -> controllers.unlock(FakeAd.USER))) {
        try (DomainControllers controllers =
            DomainControllers.of(settings, none, certificate.trusting())) {
          assertThat(request.apply(controllers)).isEqualTo(new Outcome.Failed(Failure.UNREACHABLE));
        }
      }
      assertThat(first.modifies()).isEqualTo(2);
      assertThat(second.modifies()).isZero();
    }

    @Test
    void aServiceAccountThatIsRefusedIsNotTriedElsewhere() throws Exception {
      DirectorySettings wrong =
          DirectorySettings.of(urls(first.port(), second.port()), false, FakeAd.SERVICE, "wrong");
      try (DomainControllers controllers =
          DomainControllers.of(wrong, PATIENCE, certificate.trusting())) {
        assertThat(controllers.write(of(NEW))).isEqualTo(new Outcome.Failed(Failure.MISCONFIGURED));
      }
    }
  }

  @Nested
  class ALostAnswer {

    @Test
    void isSettledByTheControllerItself() throws Exception {
      first.late(TOO_LONG, true);

      assertThat(written()).isEqualTo(WRITTEN);

      assertThat(first.modifies()).isOne();
      assertThat(second.modifies()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"530", "531", "532", "533", "701", "773"})
    void isSettledForAccountsThatMayNotSignInNow(String data) throws Exception {
      first
          .late(TOO_LONG, true)
          .answeringBinds(
              49, "80090308: comment: AcceptSecurityContext error, data " + data + ", v4563");

      assertThat(written()).isEqualTo(WRITTEN);

      assertThat(second.modifies()).isZero();
    }

    @Test
    void sendsThePasswordToTheNextThatDoesNotKnowIt() throws Exception {
      first.late(TOO_LONG, false);

      assertThat(written()).isEqualTo(WRITTEN);

      assertThat(first.modifies()).isOne();
      assertThat(second.takes(NEW)).isTrue();
    }

    @Test
    void isNotSentAgainToWhomItHasReachedMeanwhile() throws Exception {
      first.late(TOO_LONG, true).answeringBinds(51, "busy");
      try (DomainControllers controllers = at(second)) {
        controllers.write(of(NEW));
      }

      assertThat(written()).isEqualTo(WRITTEN);

      assertThat(second.modifies()).isOne();
    }

    @Test
    void isNotTakenForAPasswordUsedBefore() throws Exception {
      try (FakeAd strict = FakeAd.start(certificate, new Attribute("supportedControl", HINTS));
          DomainControllers controllers = at(strict, second)) {
        strict.late(TOO_LONG, true);

        assertThat(controllers.write(of(NEW))).isEqualTo(WRITTEN);
        assertThat(strict.modifies()).isOne();
      }
    }

    @Test
    void isSaidToBeLostWhenNobodyCanTell() throws Exception {
      first.late(TOO_LONG, true).answeringBinds(51, "busy");
      second.close();

      assertThat(written()).isEqualTo(new Outcome.Failed(Failure.UNSETTLED));
    }
  }

  @Nested
  class Tls {

    @Test
    void isStartedWhereTheConnectionBeginsWithout() throws Exception {
      try (FakeAd plain = FakeAd.startWithoutTls(certificate)) {
        DirectorySettings settings =
            DirectorySettings.of(
                "ldap://localhost:" + plain.port(), true, FakeAd.SERVICE, FakeAd.SERVICE_PASSWORD);
        try (DomainControllers controllers =
            DomainControllers.of(settings, PATIENCE, certificate.trusting())) {
          assertThat(controllers.write(of(NEW))).isEqualTo(WRITTEN);
        }
        assertThat(plain.takes(NEW)).isTrue();
      }
    }

    @Test
    void isRefusedWithACertificateThatNobodyTrusts() throws Exception {
      Certificate other = Certificate.of("other.example", folder);
      try (DomainControllers controllers = controllers(other, first.port())) {
        assertThat(controllers.write(of(NEW))).isEqualTo(new Outcome.Failed(Failure.UNREACHABLE));
      }
      assertThat(first.modifies()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isRefusedWithACertificateForAnotherHost(boolean startTls) throws Exception {
      Certificate foreign = Certificate.of("foreign" + startTls + ".example", folder);
      try (FakeAd ad = startTls ? FakeAd.startWithoutTls(foreign) : FakeAd.start(foreign)) {
        DirectorySettings settings =
            DirectorySettings.of(
                (startTls ? "ldap" : "ldaps") + "://localhost:" + ad.port(),
                startTls,
                FakeAd.SERVICE,
                FakeAd.SERVICE_PASSWORD);
        try (DomainControllers controllers =
            DomainControllers.of(settings, PATIENCE, foreign.trusting())) {
          assertThat(controllers.write(of(NEW))).isEqualTo(new Outcome.Failed(Failure.UNREACHABLE));
        }
        assertThat(ad.modifies()).isZero();
      }
    }
  }

  private Outcome written() throws Exception {
    try (DomainControllers controllers = both()) {
      return controllers.write(of(NEW));
    }
  }

  private static NewPassword of(String password) {
    return new NewPassword(FakeAd.USER, password);
  }

  private DomainControllers both() throws Exception {
    return at(first, second);
  }

  private DomainControllers both(AtomicLong clock) throws Exception {
    DirectorySettings settings =
        DirectorySettings.of(
            urls(first.port(), second.port()), false, FakeAd.SERVICE, FakeAd.SERVICE_PASSWORD);
    return DomainControllers.of(
        settings,
        PATIENCE,
        certificate.trusting(),
        () -> new HoldDown(PATIENCE.rest(), clock::get, () -> 0.5));
  }

  private static DomainControllers at(FakeAd... controllers) throws Exception {
    return controllers(
        certificate,
        IntStream.range(0, controllers.length).map(i -> controllers[i].port()).toArray());
  }

  private static DomainControllers controllers(Certificate trusted, int... ports) throws Exception {
    DirectorySettings settings =
        DirectorySettings.of(urls(ports), false, FakeAd.SERVICE, FakeAd.SERVICE_PASSWORD);
    return DomainControllers.of(settings, PATIENCE, trusted.trusting());
  }

  private static String urls(int... ports) {
    return IntStream.of(ports).mapToObj(port -> "ldaps://localhost:" + port).collect(joining(" "));
  }
}
