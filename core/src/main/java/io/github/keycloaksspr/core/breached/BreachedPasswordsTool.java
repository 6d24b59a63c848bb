package io.github.keycloaksspr.core.breached;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Makes a file of breached passwords out of public lists, on the command line. */
public final class BreachedPasswordsTool {

  private static final String HELP =
      """
      Makes a file of breached passwords for the password policy sspr-breached-passwords.

      java -cp keycloak-sspr.jar %s [options] <file to make> [<list>...]

      A list has a SHA-1 or SHA-256 hash in each line, in hexadecimal, alone or with how often it
      was seen: HASH:count. Lists may be in any order. Without a list the standard input is read.

        --min-count=<n>  leave out what was seen less often
        --plain          the lists hold passwords, in UTF-8, and not hashes
        --help           show this
      """
          .formatted(BreachedPasswordsTool.class.getName());

  private BreachedPasswordsTool() {}

  /**
   * Runs the tool; ends with 0, or with 1 for lists or 2 for a command line that cannot be used.
   */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.in, System.out, System.err));
  }

  static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream error) {
    if (arguments.contains("--help")) {
      out.print(HELP);
      return 0;
    }
    try {
      ToolOptions options = ToolOptions.of(arguments);
      out.println(options.output() + ": " + make(options, in) + " passwords");
      return 0;
    } catch (IllegalArgumentException e) {
      error.println(e.getMessage());
      error.print(HELP);
      return 2;
    } catch (NoSuchFileException e) {
      error.println(e.getMessage() + " does not exist.");
      return 1;
    } catch (IOException | UncheckedIOException e) {
      error.println("No file was made: " + e.getMessage() + ".");
      return 1;
    }
  }

  private static long make(ToolOptions options, InputStream in) throws IOException {
    Path folder = options.output().toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("there is no folder for " + options.output());
    }
    try (ListReader reader = new ListReader(options, BreachedFileBuilder.IN_MEMORY)) {
      if (options.lists().isEmpty()) {
        // with a decoder of its own, what is no UTF-8 is an error and not replaced
        reader.read(
            "standard input",
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())));
      }
      for (Path list : options.lists()) {
        try (BufferedReader lines = Files.newBufferedReader(list)) {
          reader.read(list.toString(), lines);
        }
      }
      return reader.finish();
    }
  }
}
