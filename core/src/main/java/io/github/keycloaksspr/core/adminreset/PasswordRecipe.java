package io.github.keycloaksspr.core.adminreset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What a password has that is made for somebody, who will read it from paper or hear it on the
 * phone: no character is taken that looks like another one.
 *
 * @param length how many characters; more if the kinds need more
 * @param capitals fewest capital letters
 * @param smalls fewest small letters
 * @param digits fewest digits
 * @param others fewest other characters
 */
public record PasswordRecipe(int length, int capitals, int smalls, int digits, int others) {

  private static final String CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String SMALLS = "abcdefghijkmnopqrstuvwxyz";
  private static final String DIGITS = "23456789";
  private static final String OTHERS = "-+?%.";

  /**
   * Draws a password.
   *
   * @param random {@link java.security.SecureRandom}, but in tests
   */
  public String draw(RandomGenerator random) {
    List<Character> drawn = new ArrayList<>();
    draw(drawn, CAPITALS, capitals, random);
    draw(drawn, SMALLS, smalls, random);
    draw(drawn, DIGITS, digits, random);
    draw(drawn, OTHERS, others, random);
    draw(drawn, CAPITALS + SMALLS + DIGITS, length - drawn.size(), random);
    shuffle(drawn, random);
    return drawn.stream().map(String::valueOf).collect(Collectors.joining());
  }

  private static void draw(List<Character> into, String from, int count, RandomGenerator random) {
    for (int i = 0; i < count; i++) {
      into.add(from.charAt(random.nextInt(from.length())));
    }
  }

  private static void shuffle(List<Character> drawn, RandomGenerator random) {
    for (int i = drawn.size() - 1; i > 0; i--) {
      Collections.swap(drawn, i, random.nextInt(i + 1));
    }
  }
}
