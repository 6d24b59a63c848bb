package io.github.keycloaksspr.adminuiext.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import.
 *
 * @param error a stable code, null when every row is as it was wanted or may be wrong
 * @param errorMessage a full sentence, which is all that {@code kcadm} prints
 * @param dryRun whether nothing was written, so that "saved" means "would be saved"
 * @param kept rows that would only change what users registered themselves, and so changed nothing
 * @param skipped rows without a mistake that were not written because of another row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportAnswer(
    @Nullable String error,
    @Nullable String errorMessage,
    boolean dryRun,
    int total,
    long saved,
    long unchanged,
    long kept,
    long failed,
    long skipped,
    List<Result> rows) {

  public ImportAnswer {
    rows = List.copyOf(rows);
  }

  /** What became of a row. */
  public enum Status {
    SAVED("saved"),
    UNCHANGED("unchanged"),
    KEPT("kept"),
    FAILED("failed"),
    SKIPPED("skipped");

    private final String id;

    Status(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  /**
   * One row.
   *
   * @param row its number, from 1, without the header
   * @param user the name of its user, masked where it is an address; null when there is no such one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(
      int row,
      @Nullable String user,
      @Nullable String userId,
      String status,
      List<FieldError> errors) {
    public Result {
      errors = List.copyOf(errors);
    }

    boolean is(Status wanted) {
      return status.equals(wanted.id());
    }

    Result with(Status other) {
      return new Result(row, user, userId, other.id(), errors);
    }

    Result failed(String reason) {
      return new Result(row, user, userId, Status.FAILED.id(), List.of(new FieldError("", reason)));
    }
  }

  /** Counts the rows of an import. */
  static ImportAnswer of(boolean dryRun, List<Result> rows) {
    return new ImportAnswer(
        null,
        null,
        dryRun,
        rows.size(),
        count(rows, Status.SAVED),
        count(rows, Status.UNCHANGED),
        count(rows, Status.KEPT),
        count(rows, Status.FAILED),
        count(rows, Status.SKIPPED),
        rows);
  }

  /** Returns a copy that says why the import as a whole was not done. */
  ImportAnswer refused(String code, String message) {
    return new ImportAnswer(
        code, message, dryRun, total, saved, unchanged, kept, failed, skipped, rows);
  }

  private static long count(List<Result> rows, Status status) {
    return rows.stream().filter(row -> row.is(status)).count();
  }
}
