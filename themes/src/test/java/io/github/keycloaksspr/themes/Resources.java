package io.github.keycloaksspr.themes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Files of this module and of Keycloak's own themes. */
final class Resources {

  static final Path MAIN = Path.of("src/main/resources");
  static final Path MESSAGES = MAIN.resolve("theme-resources/messages");
  static final Path TEMPLATES = MAIN.resolve("theme-resources/templates");

  private Resources() {}

  /** Returns where a file of the class path is, or null. */
  static URL url(String name) {
    return Resources.class.getClassLoader().getResource(name);
  }

  static Properties properties(String name) {
    URL url = url(name);
    if (url == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    Properties properties = new Properties();
    try (InputStream in = url.openStream();
        InputStreamReader reader = new InputStreamReader(in, UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  static Properties propertiesIfAny(String name) {
    return url(name) == null ? new Properties() : properties(name);
  }

  static List<Path> under(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the part of a file's name that tells its content. */
  static String contentHash(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text(file).getBytes(UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
