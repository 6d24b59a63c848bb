package io.github.keycloaksspr.messaging.phone.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import io.github.keycloaksspr.core.code.IssuedCode;
import io.github.keycloaksspr.messaging.phone.CallBacks;
import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.GatewayResult;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.TextMessage;
import io.github.keycloaksspr.messaging.wire.Wire;
import io.github.keycloaksspr.messaging.wire.WireException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends texts by Twilio's Messages and makes calls by its Calls, with the words in the request. */
final class TwilioGateway implements PhoneGateway {

  private static final int RING_SECONDS = 30;
  private static final int LONGEST_CALL_SECONDS = 120;

  /** Two seconds, for a switchboard to listen. */
  private static final String BEFORE_EXTENSION = "wwww";

  /** The account or its sender is at fault, so that every message would be refused. */
  private static final Set<Integer> OUR_FAULT =
      Set.of(20003, 20005, 20404, 21210, 21212, 21606, 21659, 21660, 21705);

  private final TwilioSettings settings;
  private final TwilioRestClient client;

  TwilioGateway(TwilioSettings settings) {
    this.settings = settings;
    this.client =
        new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
            .httpClient(new TwilioHttp(new Wire(settings.timeouts()), settings.apiBase()))
            .build();
  }

  @Override
  public GatewayResult text(TextMessage message) {
    MessageCreator creator = texter(new PhoneNumber(message.to().e164()), message.text());
    creator.setValidityPeriod((int) IssuedCode.LIFETIME.toSeconds());
    return result(() -> sent(creator.create(client)));
  }

  private MessageCreator texter(PhoneNumber to, String text) {
    return settings.messagingService() != null
        ? new MessageCreator(to, settings.messagingService(), text)
        : new MessageCreator(to, new PhoneNumber(settings.from()), text);
  }

  private static GatewayResult sent(Message message) {
    boolean refused =
        message.getStatus() == Message.Status.FAILED
            || message.getStatus() == Message.Status.UNDELIVERED;
    return refused
        ? new GatewayResult.Refused("twilio_" + message.getErrorCode())
        : new GatewayResult.Accepted(String.valueOf(message.getSid()));
  }

  @Override
  public GatewayResult call(CallMessage message) {
    if (settings.from() == null) {
      return new GatewayResult.Refused("no_caller_number");
    }
    CallCreator creator =
        new CallCreator(
            new PhoneNumber(message.to().e164()),
            new PhoneNumber(settings.from()),
            new Twiml(CallScript.of(message)));
    creator.setTimeout(RING_SECONDS).setTimeLimit(LONGEST_CALL_SECONDS);
    if (message.to().extension() != null) {
      creator.setSendDigits(BEFORE_EXTENSION + message.to().extension());
    }
    return result(() -> made(creator.create(client)));
  }

  private static GatewayResult made(Call call) {
    return new GatewayResult.Accepted(String.valueOf(call.getSid()));
  }

  @Override
  public Locale spoken(Locale wanted) {
    return Voice.of(wanted).isPresent() ? wanted : Locale.ENGLISH;
  }

  @Override
  public Optional<CallBacks> callBacks() {
    return Optional.of(new TwilioCallBacks(settings.authToken()));
  }

  private static GatewayResult result(Supplier<GatewayResult> request) {
    try {
      return request.get();
    } catch (WireException e) {
      boolean again =
          e.kind() == WireException.Kind.UNREACHABLE || e.kind() == WireException.Kind.BROKEN_OFF;
      return new GatewayResult.Failed(e.kind().id(), again);
    } catch (ApiException e) {
      // its message may quote the number
      return refusal(e.getStatusCode(), e.getCode());
    }
  }

  private static GatewayResult refusal(@Nullable Integer status, @Nullable Integer code) {
    if (status == null) {
      return new GatewayResult.Failed(WireException.Kind.BAD_ANSWER.id(), false);
    }
    if (status == 429 || status >= 500) {
      return new GatewayResult.Failed("status_" + status, true);
    }
    String reason = code == null || code == 0 ? "status_" + status : "twilio_" + code;
    boolean ours = status == 401 || status == 403 || status == 404 || OUR_FAULT.contains(code);
    return ours ? new GatewayResult.Failed(reason, false) : new GatewayResult.Refused(reason);
  }
}
