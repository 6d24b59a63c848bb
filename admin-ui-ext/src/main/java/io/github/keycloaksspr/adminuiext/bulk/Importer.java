package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.AdminSession;
import io.github.keycloaksspr.adminuiext.bulk.ImportAnswer.Result;
import io.github.keycloaksspr.adminuiext.bulk.ImportAnswer.Status;
import io.github.keycloaksspr.adminuiext.methods.MethodsResource;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.messaging.RegistrationNotice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;

/**
 * Checks all rows and then writes those that change something, in transactions of some rows each: a
 * row is written whole or not at all, and memory does not grow with the number of rows. Each row is
 * checked again in the transaction that writes it.
 */
final class Importer {

  private static final Logger LOG = Logger.getLogger(Importer.class);
  private static final int BATCH = 25;

  private final AdminSession session;
  private final String realmName;
  private final List<Row> rows;
  private final boolean overwrite;
  private final List<Result> results = new ArrayList<>();
  private final Map<String, Integer> rowsOfUsers = new HashMap<>();

  /**
   * Makes an importer.
   *
   * @param overwrite whether what users registered themselves may be changed
   */
  Importer(AdminRequest request, List<Row> rows, boolean overwrite) {
    this.session = new AdminSession(request);
    this.realmName = request.realm().getName();
    this.rows = List.copyOf(rows);
    this.overwrite = overwrite;
  }

  List<Result> results() {
    return List.copyOf(results);
  }

  boolean has(Status status) {
    return results.stream().anyMatch(row -> row.is(status));
  }

  /** Finds out what there is to do; the rows to write are then "saved". */
  void check() {
    for (List<Row> batch : batches(rows)) {
      results.addAll(session.part(own -> each(batch, judge(own)::judge, this::checked)));
    }
  }

  private Result checked(Row row, Judgement judgement) {
    if (!(judgement instanceof Judgement.Good good)) {
      return failed(row, judgement);
    }
    Integer earlier = rowsOfUsers.putIfAbsent(good.user().getId(), row.number());
    Result result = result(row, good.user(), good.status(), List.of());
    return earlier == null
        ? result
        : result.failed("The user stands in row " + earlier + " already.");
  }

  /** Turns what would have been written into what was not, because of another row. */
  void skip() {
    results.replaceAll(row -> row.is(Status.SAVED) ? row.with(Status.SKIPPED) : row);
  }

  /**
   * Writes what was checked.
   *
   * @param onward whether to go on after a row that could not be written
   */
  void write(boolean onward) {
    for (List<Row> batch : batches(checkedRows())) {
      if (onward || !has(Status.FAILED)) {
        write(batch, onward);
      } else {
        batch.forEach(row -> replace(at(row).with(Status.SKIPPED)));
      }
    }
  }

  private List<Row> checkedRows() {
    return rows.stream().filter(row -> at(row).is(Status.SAVED)).toList();
  }

  private void write(List<Row> batch, boolean onward) {
    try {
      List<Result> written =
          session.part(own -> each(batch, judge(own)::judge, new Pen(own)::write));
      written.forEach(this::replace);
    } catch (RuntimeException e) {
      // whatever a database or a user storage of others throws: the batch is rolled back
      if (onward && batch.size() > 1) {
        batch.forEach(row -> write(List.of(row), true));
      } else {
        lost(batch, e);
      }
    }
  }

  private void lost(List<Row> batch, RuntimeException e) {
    LOG.errorf(
        e,
        "Rows %d to %d of an import into realm %s were not written",
        batch.get(0).number(),
        batch.get(batch.size() - 1).number(),
        realmName);
    batch.forEach(
        row -> replace(at(row).failed("It could not be written; the server's log says why.")));
  }

  private RowJudge judge(AdminRequest own) {
    return new RowJudge(own.session(), own.realm(), own.auth(), overwrite);
  }

  private interface Outcome {
    Result of(Row row, Judgement judgement);
  }

  private static List<Result> each(
      List<Row> batch, Function<Row, Judgement> judge, Outcome outcome) {
    return batch.stream().map(row -> outcome.of(row, judge.apply(row))).toList();
  }

  private static Result failed(Row row, Judgement judgement) {
    if (judgement instanceof Judgement.Bad bad) {
      return result(row, bad.user(), Status.FAILED, bad.errors());
    }
    List<FieldError> errors = ((Judgement.Nobody) judgement).errors();
    return new Result(row.number(), null, null, Status.FAILED.id(), errors);
  }

  private static Result result(Row row, UserModel user, Status status, List<FieldError> errors) {
    return new Result(row.number(), shown(user), user.getId(), status.id(), errors);
  }

  /** In many realms the user's name is an address. */
  private static String shown(UserModel user) {
    return EmailAddress.parse(user.getUsername())
        .map(EmailAddress::masked)
        .orElseGet(user::getUsername);
  }

  private Result at(Row row) {
    return results.get(row.number() - 1);
  }

  private void replace(Result result) {
    results.set(result.row() - 1, result);
  }

  private static List<List<Row>> batches(List<Row> rows) {
    List<List<Row>> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += BATCH) {
      batches.add(rows.subList(from, Math.min(from + BATCH, rows.size())));
    }
    return batches;
  }

  /** Writes rows in one session. */
  private record Pen(AdminRequest own) {

    Result write(Row row, Judgement judgement) {
      if (!(judgement instanceof Judgement.Good good)) {
        return failed(row, judgement);
      }
      RegisteredMethods registered = RegisteredMethods.of(own.realm(), good.user());
      Optional<EmailAddress> earlier = registered.email().map(RegisteredEmail::address);
      Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
      for (Edit edit : good.edits()) {
        edit.apply(registered.inBulk(), now);
        report(good.user(), edit);
        tell(good.user(), edit, earlier);
      }
      if (!good.edits().isEmpty()) {
        registered.noteChange();
      }
      return result(row, good.user(), good.status(), List.of());
    }

    /** Who had nothing registered has nothing to fear from a first value. */
    private void tell(UserModel user, Edit edit, Optional<EmailAddress> earlier) {
      if (edit.change() != RegistrationNotice.Change.ADDED) {
        new RegistrationNotice(own.session(), own.realm(), user)
            .tellInTurn(edit.change(), edit.type().type(), earlier);
      }
    }

    private void report(UserModel user, Edit edit) {
      own.event()
          .resource(MethodsResource.EVENT_RESOURCE)
          .operation(edit.operation())
          .resourcePath("sspr", "users", user.getId(), "methods", edit.type().type())
          .representation(edit.shown())
          .success();
    }
  }
}
