package io.github.keycloaksspr.adminuiext.activity;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.activity.report.Position;
import io.github.keycloaksspr.core.activity.report.ReportRows;
import io.github.keycloaksspr.core.activity.report.ReportRows.Part;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A whole report, sent while it is read. Each few thousand rows are read in a transaction of their
 * own, so that neither memory nor a transaction grows with the report or with the time that a slow
 * caller takes.
 */
final class FileAnswer {

  private static final int CHUNK = 5_000;
  private static final int BUFFER = 1 << 16;

  private final KeycloakSessionFactory factory;
  private final ReportQuery query;
  private final RowWriter writer;
  private final String name;

  FileAnswer(AdminRequest request, ReportQuery query) {
    this.factory = request.session().getKeycloakSessionFactory();
    this.query = query;
    this.writer = new RowWriter(query.selection().report(), query.zone());
    this.name =
        "sspr-%s-%s-%s"
            .formatted(
                query.selection().report().id(),
                request.realm().getName().replaceAll("[^A-Za-z0-9._-]", "_"),
                LocalDate.ofInstant(Instant.ofEpochMilli(Time.currentTimeMillis()), query.zone()));
  }

  Response as(Format format) {
    boolean csv = format == Format.CSV;
    StreamingOutput body =
        output ->
            write(
                output,
                csv ? query.csvBeginning() + writer.csvHeading() : "",
                csv ? writer::csvLine : writer::objectLine);
    return Response.ok(body)
        .type(format.header())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + name + (csv ? ".csv" : ".ndjson") + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private void write(OutputStream output, String heading, Function<@Nullable Object[], String> line)
      throws IOException {
    try (Writer text =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), BUFFER)) {
      text.write(heading);
      long left = query.most() == null ? Long.MAX_VALUE : query.most();
      int skipped = query.skipped();
      @Nullable Position at = query.after();
      do {
        Part part = chunk(at, skipped, (int) Math.min(CHUNK, left));
        for (@Nullable Object[] row :
            part.rows().subList(0, (int) Math.min(left, part.rows().size()))) {
          text.write(line.apply(row));
        }
        left -= part.rows().size();
        skipped = 0;
        at = part.next();
      } while (at != null && left > 0);
    }
  }

  private Part chunk(@Nullable Position at, int skipped, int most) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        session -> {
          ReportRows rows =
              new ReportRows(
                  session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                  query.selection());
          return skipped > 0 ? rows.page(at, skipped, most) : rows.chunk(at, most);
        });
  }
}
