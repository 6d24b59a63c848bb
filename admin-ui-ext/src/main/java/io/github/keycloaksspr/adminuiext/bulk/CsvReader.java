package io.github.keycloaksspr.adminuiext.bulk;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values by RFC 4180, and nothing more lenient: what a spreadsheet would
 * guess about a phone number, a person should decide. Lines end in CRLF or LF; lines without any
 * text are passed over.
 */
final class CsvReader {

  private static final int END = -1;

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  /**
   * Makes a reader.
   *
   * @param text the whole document, without a byte order mark
   */
  CsvReader(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** One record of a document. */
  sealed interface Line {

    /** Returns the number of the line it begins in, from 1. */
    int number();

    /** The record is well-formed. */
    record Cells(int number, List<String> cells) implements Line {
      public Cells {
        cells = List.copyOf(cells);
      }

      @Override
      public String toString() {
        return "Cells[" + number + "]";
      }
    }

    /** The record breaks a rule; the reason is a full sentence without its text. */
    record Malformed(int number, String reason) implements Line {}
  }

  /** Reads all records that are not empty. */
  List<Line> readAll() {
    List<Line> lines = new ArrayList<>();
    while (peek() != END) {
      if (!endLine()) {
        lines.add(read());
      }
    }
    return lines;
  }

  private Line read() {
    int began = line;
    List<String> cells = new ArrayList<>();
    try {
      do {
        cells.add(peek() == '"' ? quoted() : plain());
      } while (take(separator));
      if (peek() != END && !endLine()) {
        throw new Fault("After a quoted cell there is text in line " + line + ".");
      }
      return new Line.Cells(began, cells);
    } catch (Fault e) {
      skipLine();
      return new Line.Malformed(began, e.reason);
    }
  }

  private String plain() throws Fault {
    int from = at;
    while (peek() != END && peek() != separator && !atLineEnd()) {
      if (peek() == '"') {
        throw new Fault("There is a quote within a cell without quotes in line " + line + ".");
      }
      if (peek() == '\r') {
        throw new Fault("There is half a line end within line " + line + ".");
      }
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() throws Fault {
    int began = line;
    StringBuilder cell = new StringBuilder();
    at++;
    while (peek() != END) {
      char next = text.charAt(at++);
      if (next == '"' && !take('"')) {
        return cell.toString();
      }
      if (next == '\n') {
        line++;
      }
      cell.append(next);
    }
    throw new Fault(
        "The quote that begins in line " + began + " has no end; nothing after it was read.");
  }

  private boolean take(char wanted) {
    boolean found = peek() == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private boolean atLineEnd() {
    return peek() == '\n' || text.startsWith("\r\n", at);
  }

  private boolean endLine() {
    if (!atLineEnd()) {
      return false;
    }
    at += peek() == '\n' ? 1 : 2;
    line++;
    return true;
  }

  private void skipLine() {
    while (peek() != END && !endLine()) {
      at++;
    }
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  /** A broken rule; caught where the record ends. */
  private static final class Fault extends Exception {
    private final String reason;

    Fault(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }
}
