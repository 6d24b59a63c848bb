package io.github.keycloaksspr.adminuiext.bulk;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The body of an import before it is understood. */
final class ImportBody {

  static final String CSV = "text/csv";
  static final String JSON_LINES = "application/x-ndjson";

  /** The longest body in bytes. */
  static final int LONGEST = 5 * 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ImportBody() {}

  /** What became of a body. */
  sealed interface Read {

    /** It is a text; never printed. */
    record Text(String text) implements Read {
      @Override
      public String toString() {
        return "Text";
      }
    }

    /** It is longer than {@link #LONGEST}. */
    record TooLong() implements Read {}

    /** It is not encoded in UTF-8. */
    record NotUtf8() implements Read {}
  }

  /** Reads a body to its end, or as far as it shows to be too long. */
  static Read read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      return new Read.TooLong();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Read.Text(
          text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
    } catch (CharacterCodingException e) {
      return new Read.NotUtf8();
    }
  }

  /** Understands a text by the type that its sender gave it. */
  static ImportDocument parse(MediaType type, String text) {
    String name = type.getType() + "/" + type.getSubtype();
    return switch (name.toLowerCase(Locale.ROOT)) {
      case CSV -> CsvDocument.parse(text);
      case JSON_LINES -> JsonDocument.parseLines(text);
      default -> JsonDocument.parse(text);
    };
  }
}
