package io.github.keycloaksspr.messaging.phone.console;

import io.github.keycloaksspr.messaging.phone.CallBack;
import io.github.keycloaksspr.messaging.phone.CallBacks;
import io.github.keycloaksspr.messaging.phone.KeyPress;
import io.github.keycloaksspr.messaging.phone.SignedForms;
import io.github.keycloaksspr.messaging.phone.SpokenCode;
import java.util.Locale;

/** Lets whoever has the secret press keys, and answers in plain words. */
final class ConsoleCallBacks implements CallBacks {

  private static final String WORDS = "text/plain;charset=utf-8";

  private final SignedForms forms;

  ConsoleCallBacks(String secret) {
    this.forms = new SignedForms(secret);
  }

  @Override
  public KeyPress read(CallBack callBack) {
    return forms.read(callBack);
  }

  @Override
  public Script code(Locale locale, SpokenCode spoken) {
    return new Script(WORDS, spoken.words());
  }

  @Override
  public Script goodbye(Locale locale, String sentence) {
    return new Script(WORDS, sentence);
  }
}
