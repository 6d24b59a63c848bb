package io.github.keycloaksspr.authenticators.existing;

import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.method.Method;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** A kind of code that a user has without being sent one. */
public interface ExistingCodes {

  /** Returns the method that these codes are for. */
  Method method();

  /** Returns the template of the page that asks for a code. */
  String template();

  /** Returns what the page says about what was typed. */
  Texts texts();

  /** Message keys of a field that is empty, cannot be a code, or holds a wrong one. */
  record Texts(String missing, String malformed, String wrong) {}

  /** Adds what only this kind of code needs to the page. */
  Page complete(Page page, Visit visit);

  /** Reads what was typed; empty when it cannot be a code, whoever typed it. */
  Optional<String> parse(String typed);

  /** Judges a code and uses it up if it is right. */
  boolean right(Visit visit, UserModel account, String code);
}
