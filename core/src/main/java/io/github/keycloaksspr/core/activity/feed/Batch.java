package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.activity.report.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Rows that are sent together: at least one, all of one report, in their order.
 *
 * @param lease under which they are sent; it says nothing to the receiver
 */
public record Batch(Report report, List<FeedRow> rows, String lease) {

  private static final int LONGEST_ID = 32;

  public Batch {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("A batch without rows");
    }
  }

  /** Returns the row that the next batch begins behind. */
  public FeedRow last() {
    return rows.get(rows.size() - 1);
  }

  /** Names these rows as they are: the same ones sent again have the same name, others another. */
  public String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (FeedRow row : rows) {
        digest.update(row.position().toString().getBytes(StandardCharsets.UTF_8));
      }
      return "sspr_" + HexFormat.of().formatHex(digest.digest()).substring(0, LONGEST_ID);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
