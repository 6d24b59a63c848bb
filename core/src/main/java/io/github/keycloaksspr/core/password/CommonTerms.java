package io.github.keycloaksspr.core.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Terms that are banned everywhere: what people everywhere make passwords of. */
public final class CommonTerms {

  private static final String FILE = "common-terms.txt";

  private static final BannedTerms TERMS = read();

  private CommonTerms() {}

  /** Returns the terms. */
  public static BannedTerms terms() {
    return TERMS;
  }

  private static BannedTerms read() {
    try (InputStream file =
            Objects.requireNonNull(CommonTerms.class.getResourceAsStream(FILE), FILE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return BannedTerms.of(
          reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
