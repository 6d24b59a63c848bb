package io.github.keycloaksspr.core.password;

import java.util.List;

/**
 * Judges how easily a password is guessed (spec X8).
 *
 * @param banned the realm's own terms, besides the {@link CommonTerms}
 * @param names what must not be part of it
 */
public record PasswordJudge(BannedTerms banned, ExpectedNames names) {

  /** Judges a password. */
  public PasswordVerdict judge(String password) {
    String undisguised = Undisguised.of(password);
    if (names.in(undisguised)) {
      return PasswordVerdict.NAMED;
    }
    int score = PasswordScore.of(undisguised, List.of(banned, CommonTerms.terms()));
    return score < PasswordScore.ENOUGH ? PasswordVerdict.BANNED : PasswordVerdict.ACCEPTED;
  }
}
