package io.github.keycloaksspr.messaging.phone.twilio;

import io.github.keycloaksspr.messaging.phone.CallBack;
import io.github.keycloaksspr.messaging.phone.CallBacks;
import io.github.keycloaksspr.messaging.phone.KeyPress;
import io.github.keycloaksspr.messaging.phone.SignedForms;
import io.github.keycloaksspr.messaging.phone.SpokenCode;
import java.util.Locale;

/** Believes what the account's auth token has signed, and answers in TwiML. */
final class TwilioCallBacks implements CallBacks {

  private static final String TWIML = "text/xml;charset=utf-8";

  private final SignedForms forms;

  TwilioCallBacks(String authToken) {
    this.forms = new SignedForms(authToken);
  }

  @Override
  public KeyPress read(CallBack callBack) {
    return forms.read(callBack);
  }

  @Override
  public Script code(Locale locale, SpokenCode spoken) {
    return new Script(TWIML, CallScript.code(locale, spoken));
  }

  @Override
  public Script goodbye(Locale locale, String sentence) {
    return new Script(TWIML, CallScript.sentence(locale, sentence));
  }
}
