package io.github.keycloaksspr.core.password;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that anybody would try first: those of the user and of the organisation (spec X8). */
public final class ExpectedNames {

  /** Shorter ones are in too many words. */
  private static final int SHORTEST = 4;

  private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Set<String> names;

  private ExpectedNames(Set<String> names) {
    this.names = names;
  }

  /**
   * Collects names.
   *
   * @param ofUser names, user name and address, of which each part counts too; of an address what
   *     is before the last {@code @}
   * @param ofOrganisation names of which only the whole counts, with its blanks and without
   */
  public static ExpectedNames of(Collection<String> ofUser, Collection<String> ofOrganisation) {
    Stream<String> user = ofUser.stream().map(ExpectedNames::local).flatMap(ExpectedNames::parts);
    Stream<String> organisation = ofOrganisation.stream().flatMap(ExpectedNames::whole);
    return new ExpectedNames(
        Stream.concat(user, organisation)
            .map(Undisguised::of)
            .filter(name -> name.codePointCount(0, name.length()) >= SHORTEST)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static String local(String name) {
    int at = name.lastIndexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  private static Stream<String> parts(String name) {
    return Stream.of(whole(name), BETWEEN_PARTS.splitAsStream(name)).flatMap(Function.identity());
  }

  private static Stream<String> whole(String name) {
    return List.of(name.strip(), BLANKS.matcher(name).replaceAll("")).stream();
  }

  /** Tells whether one of the names is part of a password, which is undisguised. */
  boolean in(String undisguised) {
    return names.stream().anyMatch(undisguised::contains);
  }
}
