package io.github.keycloaksspr.writeback.directory;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.util.StaticUtils;
import io.github.keycloaksspr.writeback.status.Bind;
import io.github.keycloaksspr.writeback.status.ControllerStatus;
import io.github.keycloaksspr.writeback.status.Grant;
import io.github.keycloaksspr.writeback.status.Problem;
import io.github.keycloaksspr.writeback.status.Reason;
import io.github.keycloaksspr.writeback.status.Right;
import io.github.keycloaksspr.writeback.status.State;
import io.github.keycloaksspr.writeback.status.Tls;
import io.github.keycloaksspr.writeback.status.UserCheck;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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

/** What is seen of controllers (spec W5) and of rights (W7), without changing anything. */
class DoctorTest {
  private static final Sid SERVICE = new Sid("S-1-5-21-1-2-3-1102");
  private static final String USERS = "OU=People,DC=corp,DC=example";
  private static final int ALLOWED_OBJECT = 5;

  private static final Patience PATIENCE =
      new Patience(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofSeconds(5),
          new Patience.Rest(Duration.ofSeconds(30), Duration.ofMinutes(5), 0));

  @TempDir static Path folder;
  private static Certificate certificate;

  private FakeAd ad;

  @BeforeAll
  static void makeACertificate() {
    certificate = Certificate.of("localhost", folder);
  }

  @BeforeEach
  void startAController() throws Exception {
    ad = healthy(0);
  }

  @AfterEach
  void stopIt() {
    ad.close();
  }

  @Test
  void aGoodOneIsUp() throws Exception {
    ControllerStatus status = checked(ad);

    assertThat(status.problems()).isEmpty();
    assertThat(status.state()).isEqualTo(State.UP);
    assertThat(status.address()).isEqualTo("localhost:" + ad.port());
    assertThat(status.examination().tls()).isEqualTo(Tls.OK);
    assertThat(status.examination().bind()).isEqualTo(Bind.OK);
    assertThat(status.examination().readOnly()).contains(false);
    assertThat(status.examination().took())
        .hasValueSatisfying(took -> assertThat(took).isPositive());
    assertThat(status.examination().rights())
        .hasValueSatisfying(
            rights -> {
              assertThat(rights.dn()).isEqualTo(FakeAd.USER);
              assertThat(rights.suffice()).isTrue();
            });
    assertThat(status.lastSuccess()).isEmpty();
    assertThat(status.lastError()).isEmpty();
  }

  @Test
  void nothingIsWritten() throws Exception {
    var before = ad.user();
    try (DomainControllers controllers = at(ad)) {
      Doctor doctor = doctor(controllers);
      doctor.check(Instant.now());
      doctor.user(FakeAd.USER, Instant.now());
    }

    assertThat(ad.modifies()).isZero();
    assertThat(ad.user()).isEqualTo(before);
  }

  @Nested
  class Connections {

    @Test
    void toNobodyAreDown() throws Exception {
      ad.close();

      ControllerStatus status = checked(ad);

      assertThat(status.state()).isEqualTo(State.DOWN);
      assertThat(reasons(status)).containsExactly(Reason.UNREACHABLE);
      assertThat(status.examination().reachable()).isFalse();
      assertThat(status.examination().tls()).isEqualTo(Tls.UNKNOWN);
      assertThat(status.examination().bind()).isEqualTo(Bind.UNKNOWN);
      assertThat(status.problems().get(0).diagnostic()).isNotEmpty();
    }

    @Test
    void toStalledOnesTakeNoLongerForSeveral() throws Exception {
      try (ServerSocket one = stalled();
          ServerSocket two = stalled();
          ServerSocket three = stalled();
          DomainControllers controllers =
              controllers(
                  certificate,
                  FakeAd.SERVICE_PASSWORD,
                  one.getLocalPort(),
                  two.getLocalPort(),
                  three.getLocalPort(),
                  ad.port())) {
        long begin = System.nanoTime();
        List<ControllerStatus> statuses = doctor(controllers).check(Instant.now());

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
            .isLessThan(PATIENCE.connect().plus(PATIENCE.answer()).plusMillis(700));
        assertThat(statuses)
            .extracting(ControllerStatus::state)
            .containsExactly(State.DOWN, State.DOWN, State.DOWN, State.UP);
      }
    }

    @Test
    void withACertificateThatNobodyTrustsAreMisconfigured() throws Exception {
      Certificate other = Certificate.of("other.example", folder);
      try (DomainControllers controllers = controllers(other, FakeAd.SERVICE_PASSWORD, ad.port())) {
        ControllerStatus status = doctor(controllers).check(Instant.now()).get(0);

        assertThat(status.state()).isEqualTo(State.MISCONFIGURED);
        assertThat(reasons(status)).containsExactly(Reason.CERTIFICATE_NOT_TRUSTED);
        assertThat(status.examination().reachable()).isTrue();
        assertThat(status.examination().tls()).isEqualTo(Tls.NOT_TRUSTED);
      }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withACertificateForAnotherHostAreMisconfigured(boolean startTls) throws Exception {
      Certificate foreign = Certificate.of("foreign-host" + startTls + ".example", folder);
      try (FakeAd other = startTls ? FakeAd.startWithoutTls(foreign) : FakeAd.start(foreign)) {
        DirectorySettings settings =
            DirectorySettings.of(
                (startTls ? "ldap" : "ldaps") + "://localhost:" + other.port(),
                startTls,
                FakeAd.SERVICE,
                FakeAd.SERVICE_PASSWORD);
        try (DomainControllers controllers =
            DomainControllers.of(settings, PATIENCE, foreign.trusting())) {
          ControllerStatus status = doctor(controllers).check(Instant.now()).get(0);

          assertThat(status.state()).isEqualTo(State.MISCONFIGURED);
          assertThat(reasons(status)).containsExactly(Reason.HOST_NAME_MISMATCH);
          assertThat(status.examination().tls()).isEqualTo(Tls.OTHER_HOST);
        }
      }
    }

    @Test
    void thatAreNotBoundAreMisconfigured() throws Exception {
      try (DomainControllers controllers = controllers(certificate, "wrong", ad.port())) {
        ControllerStatus status = doctor(controllers).check(Instant.now()).get(0);

        assertThat(status.state()).isEqualTo(State.MISCONFIGURED);
        assertThat(reasons(status)).containsExactly(Reason.BIND_REFUSED);
        assertThat(status.examination().tls()).isEqualTo(Tls.OK);
        assertThat(status.examination().bind()).isEqualTo(Bind.REFUSED);
      }
    }
  }

  @Nested
  class Clocks {

    @ParameterizedTest
    @CsvSource({"0,UP", "280,UP", "-280,UP", "320,DEGRADED", "-320,DEGRADED"})
    void fiveMinutesApartDegrade(int seconds, State state) throws Exception {
      try (FakeAd other = healthy(seconds)) {
        ControllerStatus status = checked(other);

        assertThat(status.state()).isEqualTo(state);
        assertThat(status.examination().clock())
            .hasValueSatisfying(
                ahead -> assertThat(ahead).isBetween(seconds(seconds - 3), seconds(seconds + 1)));
      }
    }

    @Test
    void thatDoNotShowAreNotTakenForGood() throws Exception {
      try (FakeAd other = withRights(FakeAd.start(certificate, token()))) {
        ControllerStatus status = checked(other);

        assertThat(status.state()).isEqualTo(State.DEGRADED);
        assertThat(reasons(status)).containsExactly(Reason.CLOCK_UNKNOWN);
      }
    }

    private static Duration seconds(int seconds) {
      return Duration.ofSeconds(seconds);
    }
  }

  @Test
  void oneThatIsReadOnlyTakesNoPasswords() throws Exception {
    try (FakeAd other =
        withRights(
            FakeAd.start(
                certificate,
                token(),
                time(0),
                new Attribute("supportedCapabilities", "1.2.840.113556.1.4.1920")))) {
      ControllerStatus status = checked(other);

      assertThat(status.state()).isEqualTo(State.MISCONFIGURED);
      assertThat(reasons(status)).containsExactly(Reason.READ_ONLY);
      assertThat(status.examination().readOnly()).contains(true);
    }
  }

  @Test
  void theControlForTheHistoryIsNamed() throws Exception {
    String control = "1.2.840.113556.1.4.2239";
    try (FakeAd other =
        withRights(
            FakeAd.start(
                certificate, token(), time(0), new Attribute("supportedControl", control)))) {
      assertThat(checked(other).examination().policyHints()).contains(control);
    }
  }

  @Nested
  class RightsOnUsers {

    @Test
    void toResetMustBeThere() throws Exception {
      ad.with(new Attribute("nTSecurityDescriptor", Descriptors.of(0)));

      ControllerStatus status = checked(ad);

      assertThat(status.state()).isEqualTo(State.MISCONFIGURED);
      assertThat(reasons(status)).containsExactly(Reason.RIGHTS_MISSING);
      assertThat(grant(status, Right.RESET_PASSWORD)).isEqualTo(Grant.MISSING);
      assertThat(grant(status, Right.WRITE_LOCKOUT_TIME)).isEqualTo(Grant.GRANTED);
    }

    @Test
    void toUnlockMustBeThere() throws Exception {
      ad.with(new Attribute("allowedAttributesEffective", "pwdLastSet"));

      ControllerStatus status = checked(ad);

      assertThat(status.state()).isEqualTo(State.MISCONFIGURED);
      assertThat(grant(status, Right.WRITE_LOCKOUT_TIME)).isEqualTo(Grant.MISSING);
    }

    @Test
    void toWantAnotherPasswordShouldBeThere() throws Exception {
      ad.with(new Attribute("allowedAttributesEffective", "lockoutTime"));

      ControllerStatus status = checked(ad);

      assertThat(status.state()).isEqualTo(State.DEGRADED);
      assertThat(reasons(status)).containsExactly(Reason.RIGHTS_INCOMPLETE);
    }

    @Test
    void thatCannotBeSeenAreNotTakenForGood() throws Exception {
      ad.with(new Attribute("nTSecurityDescriptor", new byte[] {1, 2, 3}));

      ControllerStatus status = checked(ad);

      assertThat(status.state()).isEqualTo(State.DEGRADED);
      assertThat(reasons(status)).containsExactly(Reason.RIGHTS_UNKNOWN);
      assertThat(grant(status, Right.RESET_PASSWORD)).isEqualTo(Grant.UNKNOWN);
    }

    @Test
    void withoutAUserAreNotTakenForGood() throws Exception {
      ad.with(new Attribute("adminCount", "1"));

      ControllerStatus status = checked(ad);

      assertThat(status.state()).isEqualTo(State.DEGRADED);
      assertThat(reasons(status)).containsExactly(Reason.RIGHTS_UNKNOWN);
      assertThat(status.examination().rights()).isEmpty();
    }

    private static Grant grant(ControllerStatus status, Right right) {
      return status.examination().rights().orElseThrow().of(right);
    }
  }

  @Nested
  class WhatIsKnown {

    @Test
    void isNotAskedAgain() throws Exception {
      try (DomainControllers controllers = at(ad)) {
        Doctor doctor = doctor(controllers);
        Instant first = Instant.now();
        doctor.known(first);
        ad.close();

        ControllerStatus status = doctor.known(first.plusSeconds(60)).get(0);

        assertThat(status.state()).isEqualTo(State.UP);
        assertThat(status.examination().at()).isEqualTo(first);
        assertThat(doctor.check(Instant.now()).get(0).state()).isEqualTo(State.DOWN);
      }
    }

    @Test
    void isAskedAgainWhenAWriteWentOtherwise() throws Exception {
      try (DomainControllers controllers = at(ad)) {
        Doctor doctor = doctor(controllers);
        doctor.known(Instant.now().minusSeconds(60));
        ad.close();
        controllers.write(new NewPassword(FakeAd.USER, "New-Passw0rd!"));

        ControllerStatus status = doctor.known(Instant.now()).get(0);

        assertThat(status.state()).isEqualTo(State.DOWN);
        assertThat(status.heldBack()).isTrue();
        assertThat(status.lastError())
            .hasValueSatisfying(
                error -> {
                  assertThat(error.problem().reason()).isIn(Reason.UNREACHABLE, Reason.NO_ANSWER);
                  assertThat(error.problem().diagnostic()).isNotEmpty();
                });
      }
    }

    @Test
    void isWhatRealRequestsMet() throws Exception {
      try (DomainControllers controllers = at(ad)) {
        controllers.write(new NewPassword(FakeAd.USER, "New-Passw0rd!"));
        ad.answering(50, "00000005: SecErr: DSID-031A1256, problem 4003");
        controllers.write(new NewPassword(FakeAd.USER, "Third-Passw0rd!"));

        ControllerStatus status = doctor(controllers).known(Instant.now()).get(0);

        assertThat(status.lastSuccess()).isPresent();
        assertThat(status.lastError())
            .hasValueSatisfying(
                error -> {
                  assertThat(error.problem().reason()).isEqualTo(Reason.NOT_PERMITTED);
                  assertThat(error.problem().diagnostic()).contains("DSID-031A1256");
                });
        assertThat(status.state()).isEqualTo(State.UP);
      }
    }

    @Test
    void aRefusedPasswordIsNoError() throws Exception {
      ad.answering(19, "0000052D: AtrErr: DSID-03190F80");
      try (DomainControllers controllers = at(ad)) {
        controllers.write(new NewPassword(FakeAd.USER, "New-Passw0rd!"));

        ControllerStatus status = doctor(controllers).known(Instant.now()).get(0);

        assertThat(status.lastSuccess()).isPresent();
        assertThat(status.lastError()).isEmpty();
      }
    }
  }

  @Nested
  class OneUser {

    @Test
    void isSeenWithRights() throws Exception {
      assertThat(user(FakeAd.USER).report())
          .hasValueSatisfying(
              report -> {
                assertThat(report.account().dn()).isEqualTo(FakeAd.USER);
                assertThat(report.resettable()).isTrue();
              });
    }

    @Test
    void whoIsNotThereIsNotFound() throws Exception {
      UserCheck check = user("CN=Nobody," + USERS);

      assertThat(check.report()).isEmpty();
      assertThat(check.obstacle())
          .hasValueSatisfying(why -> assertThat(why.id()).isEqualTo("no_entry"));
    }

    @Test
    void isNotMissedWhenNobodyAnswers() throws Exception {
      ad.close();

      assertThat(user(FakeAd.USER).obstacle())
          .hasValueSatisfying(why -> assertThat(why.id()).isEqualTo("directory_unreachable"));
    }

    private UserCheck user(String dn) throws Exception {
      try (DomainControllers controllers = at(ad)) {
        Doctor doctor = doctor(controllers);
        doctor.check(Instant.now());
        return doctor.user(dn, Instant.now());
      }
    }
  }

  private static FakeAd healthy(int secondsAhead) throws Exception {
    return withRights(FakeAd.start(certificate, token(), time(secondsAhead)));
  }

  private static FakeAd withRights(FakeAd ad) throws Exception {
    return ad.with(
        new Attribute("objectCategory", "person"),
        new Attribute("allowedAttributesEffective", "lockoutTime", "pwdLastSet"),
        new Attribute(
            "nTSecurityDescriptor",
            Descriptors.of(
                0, Descriptors.line(ALLOWED_OBJECT, 0, Right.RESET_PASSWORD.guid(), SERVICE))));
  }

  private static Attribute token() {
    return new Attribute("tokenGroups", Descriptors.bytes(SERVICE));
  }

  private static Attribute time(int secondsAhead) {
    Instant time = Instant.now().plusSeconds(secondsAhead);
    return new Attribute("currentTime", StaticUtils.encodeGeneralizedTime(Date.from(time)));
  }

  private static ServerSocket stalled() throws Exception {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static ControllerStatus checked(FakeAd ad) throws Exception {
    try (DomainControllers controllers = at(ad)) {
      return doctor(controllers).check(Instant.now()).get(0);
    }
  }

  private static List<Reason> reasons(ControllerStatus status) {
    return status.problems().stream().map(Problem::reason).toList();
  }

  private static Doctor doctor(DomainControllers controllers) {
    return new Doctor(controllers, USERS);
  }

  private static DomainControllers at(FakeAd ad) throws Exception {
    return controllers(certificate, FakeAd.SERVICE_PASSWORD, ad.port());
  }

  private static DomainControllers controllers(Certificate trusted, String password, int... ports)
      throws Exception {
    String urls =
        IntStream.of(ports).mapToObj(port -> "ldaps://localhost:" + port).collect(joining(" "));
    return DomainControllers.of(
        DirectorySettings.of(urls, false, FakeAd.SERVICE, password), PATIENCE, trusted.trusting());
  }
}
