package io.github.keycloaksspr.core.adminreset;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PasswordRecipeTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @RepeatedTest(200)
  void itHasWhatWasAskedForAndNothingThatLooksLikeAnotherCharacter() {
    String password = new PasswordRecipe(16, 3, 4, 5, 2).draw(RANDOM);

    assertThat(password).hasSize(16).doesNotContain("0", "O", "1", "l", "I");
    assertThat(count(password, Character::isUpperCase)).isGreaterThanOrEqualTo(3);
    assertThat(count(password, Character::isLowerCase)).isGreaterThanOrEqualTo(4);
    assertThat(count(password, Character::isDigit)).isGreaterThanOrEqualTo(5);
    assertThat(count(password, c -> !Character.isLetterOrDigit(c))).isEqualTo(2);
  }

  @Test
  void theKindsMakeItLongerThanItsLength() {
    assertThat(new PasswordRecipe(4, 2, 2, 2, 1).draw(RANDOM)).hasSize(7);
  }

  @Test
  void notTwoAreTheSame() {
    PasswordRecipe recipe = new PasswordRecipe(14, 2, 2, 2, 1);

    assertThat(recipe.draw(RANDOM)).isNotEqualTo(recipe.draw(RANDOM));
  }

  private static long count(String password, IntPredicate kind) {
    return password.chars().filter(kind).count();
  }
}
