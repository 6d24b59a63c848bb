package io.github.keycloaksspr.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.GatewayResult;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.TextMessage;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

class ConfirmingTest {

  private static final RealmModel WANTING =
      Stub.of(RealmModel.class, Map.of("getAttribute", "{\"phone\":{\"callConfirmation\":true}}"));
  private static final RealmModel CONTENT = Stub.of(RealmModel.class, Map.of());
  private static final KeycloakSession SESSION = Stub.of(KeycloakSession.class, Map.of());

  @Test
  void withoutThePolicysWishNothingIsNeeded() {
    assertThat(Confirming.of(SESSION, CONTENT, new Plain())).isEqualTo(Confirming.NOT_WANTED);
  }

  @Test
  void aGatewayWhoseCallsWaitForNothingCannotConfirm() {
    assertThat(Confirming.of(SESSION, WANTING, new Plain())).isEqualTo(Confirming.GATEWAY_CANNOT);
  }

  @ParameterizedTest
  @EnumSource(Confirming.class)
  void callsAreMadeOnlyInTheWayThatIsWanted(Confirming confirming) {
    boolean fine = confirming == Confirming.NOT_WANTED || confirming == Confirming.READY;

    assertThat(confirming.allowsCalls()).isEqualTo(fine);
  }

  @Test
  void aCodeThatMustWaitAndCannotIsNotSaidAtOnce() {
    PhoneCode message =
        new PhoneCode(
            "id",
            PhoneCode.Way.CALL,
            PhoneNumber.ofValue("+14255551234").orElseThrow(),
            Locale.ENGLISH,
            new OneTimeCode("012945"),
            "Corp",
            5);

    assertThat(new ConfirmedCalls(SESSION, WANTING, new Plain()).prepared(message)).isEmpty();
  }

  /** A gateway of others that knows nothing of keys. */
  private static final class Plain implements PhoneGateway {

    @Override
    public GatewayResult text(TextMessage message) {
      return new GatewayResult.Accepted("");
    }

    @Override
    public GatewayResult call(CallMessage message) {
      return new GatewayResult.Accepted("");
    }
  }
}
