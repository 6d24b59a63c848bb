package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.DryRun;
import io.github.keycloaksspr.adminuiext.bulk.ImportAnswer.Result;
import io.github.keycloaksspr.adminuiext.bulk.ImportAnswer.Status;
import io.github.keycloaksspr.adminuiext.methods.MethodsResource;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.policy.FieldError;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code POST sspr/methods/import} (spec R1): values go in whole and come out not at all. */
public final class ImportResource {

  private static final int UNPROCESSABLE = 422;

  /** How many wrong rows the message for {@code kcadm} tells of. */
  private static final int TOLD = 5;

  private final AdminRequest request;

  public ImportResource(AdminRequest request) {
    this.request = request;
  }

  /**
   * Registers and removes methods of many users; a dry run writes nothing.
   *
   * @param onError {@code stop} to write nothing when a row is wrong, {@code continue} to write the
   *     others
   * @param overwrite {@code true} to change also what users registered themselves
   */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, ImportBody.JSON_LINES, ImportBody.CSV})
  @Produces(MediaType.APPLICATION_JSON)
  public Response post(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @QueryParam("onError") @Nullable String onError,
      @QueryParam("overwrite") @Nullable String overwrite,
      InputStream body)
      throws IOException {
    request.auth().users().requireManage();
    Optional<OnError> reaction = OnError.of(onError);
    if (reaction.isEmpty()) {
      return Refusal.badRequest(
          "invalid_parameter",
          List.of(new FieldError("onError", "The value must be 'stop' or 'continue'.")));
    }
    if (overwrite != null && !List.of("true", "false").contains(overwrite)) {
      return Refusal.badRequest(
          "invalid_parameter",
          List.of(new FieldError("overwrite", "The value must be 'true' or 'false'.")));
    }
    Wish wish =
        new Wish(reaction.get(), "true".equals(overwrite), DryRun.wanted(request.session()));
    return read(ImportBody.read(body), type, wish);
  }

  /** How the caller wants it done. */
  private record Wish(OnError onError, boolean overwrite, boolean dryRun) {}

  private Response read(ImportBody.Read read, MediaType type, Wish wish) {
    if (read instanceof ImportBody.Read.TooLong) {
      return Refusal.tooLarge(
          "A body has at most " + ImportBody.LONGEST + " bytes; send it in parts.");
    }
    String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
    if (!(read instanceof ImportBody.Read.Text text) || !charset.equalsIgnoreCase("utf-8")) {
      return unreadable(List.of(new FieldError("", "The body must be encoded in UTF-8.")));
    }
    ImportDocument document = ImportBody.parse(type, text.text());
    if (document instanceof ImportDocument.TooManyRows) {
      return Refusal.tooLarge(
          "A call has at most " + ImportDocument.MOST_ROWS + " rows; make several.");
    }
    return document instanceof ImportDocument.Unreadable unreadable
        ? unreadable(unreadable.errors())
        : doImport(((ImportDocument.Rows) document).rows(), wish);
  }

  private static Response unreadable(List<FieldError> errors) {
    return Refusal.badRequest("invalid_import", errors);
  }

  private Response doImport(List<Row> rows, Wish wish) {
    Importer importer = new Importer(request, rows, wish.overwrite());
    importer.check();
    if (importer.has(Status.FAILED) && wish.onError() == OnError.STOP) {
      importer.skip();
      return wrongRows(ImportAnswer.of(wish.dryRun(), importer.results()));
    }
    if (!wish.dryRun()) {
      importer.write(wish.onError() == OnError.CONTINUE);
    }
    ImportAnswer answer = ImportAnswer.of(wish.dryRun(), importer.results());
    if (!wish.dryRun()) {
      report(answer);
    }
    return answer.failed() > 0 && wish.onError() == OnError.STOP
        ? incomplete(answer)
        : Response.ok(answer).build();
  }

  private static Response wrongRows(ImportAnswer answer) {
    String wrong =
        answer.rows().stream()
            .filter(row -> row.is(Status.FAILED))
            .limit(TOLD)
            .map(ImportResource::sentence)
            .collect(Collectors.joining(" "));
    return Response.status(UNPROCESSABLE)
        .entity(
            answer.refused(
                "invalid_rows",
                "Nothing was written, because %d of %d rows are wrong. %s"
                    .formatted(answer.failed(), answer.total(), wrong)))
        .build();
  }

  private static String sentence(Result row) {
    return row.errors().stream()
        .map(each -> each.field().isEmpty() ? each.error() : each.field() + ": " + each.error())
        .collect(Collectors.joining(" ", "Row " + row.row() + ": ", ""));
  }

  /** Tells that rows could not be written which had no mistake. */
  private static Response incomplete(ImportAnswer answer) {
    return Response.serverError()
        .entity(
            answer.refused(
                "import_incomplete",
                "%d rows were written, %d could not be and %d were left out; send the file again"
                        .formatted(answer.saved(), answer.failed(), answer.skipped())
                    + " when the cause is mended: what was written will be unchanged."))
        .build();
  }

  private void report(ImportAnswer answer) {
    request
        .event()
        .resource(MethodsResource.EVENT_RESOURCE)
        .operation(OperationType.ACTION)
        .resourcePath(request.session().getContext().getUri())
        .representation(
            Map.of(
                "total", answer.total(),
                "saved", answer.saved(),
                "unchanged", answer.unchanged(),
                "kept", answer.kept(),
                "failed", answer.failed(),
                "skipped", answer.skipped()))
        .success();
  }

  /** What a wrong row means for the others. */
  private enum OnError {
    STOP,
    CONTINUE;

    static Optional<OnError> of(@Nullable String text) {
      if (text == null || text.equals("stop")) {
        return Optional.of(STOP);
      }
      return text.equals("continue") ? Optional.of(CONTINUE) : Optional.empty();
    }
  }
}
