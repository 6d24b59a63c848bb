package io.github.keycloaksspr.adminuiext.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.activity.report.Cursor;
import io.github.keycloaksspr.core.activity.report.Position;
import io.github.keycloaksspr.core.activity.report.ReportRows;
import io.github.keycloaksspr.core.activity.report.ReportRows.Part;
import io.github.keycloaksspr.core.activity.report.Selection;
import io.github.keycloaksspr.core.activity.report.Settled;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/** A part of a report, with what to give to get the next one. */
final class PageAnswer {

  private static final int USUAL = 100;

  private final AdminRequest request;
  private final ReportQuery query;
  private final RowWriter writer;

  PageAnswer(AdminRequest request, ReportQuery query) {
    this.request = request;
    this.query = query;
    this.writer = new RowWriter(query.selection().report(), query.zone());
  }

  Response as(Format format) {
    Part part = part();
    boolean more = part.next() != null;
    @Nullable Position next = query.follow() ? whereToComeBack(part) : part.next();
    @Nullable String cursor = next == null ? null : Cursor.write(next, query.selection().list());
    String body =
        switch (format) {
          case JSON -> object(part.rows(), cursor, more);
          case CSV -> query.csvBeginning() + writer.csvHeading() + lines(part, writer::csvLine);
          case NDJSON -> lines(part, writer::objectLine);
        };
    return answer(format, body, cursor);
  }

  private Part part() {
    EntityManager entities =
        request.session().getProvider(JpaConnectionProvider.class).getEntityManager();
    Selection selection = query.selection();
    if (query.follow()) {
      Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
      selection = selection.before(Settled.until(entities, request.realm(), now));
    }
    int most = query.most() == null ? USUAL : query.most();
    return new ReportRows(entities, selection).page(query.after(), query.skipped(), most);
  }

  /** Returns the place behind all that has been shown so far. */
  private Position whereToComeBack(Part part) {
    if (part.next() != null) {
      return part.next();
    }
    if (!part.rows().isEmpty()) {
      return ReportRows.position(query.selection(), part.rows().get(part.rows().size() - 1));
    }
    return query.after() == null ? new Position(0, "") : query.after();
  }

  private String object(List<@Nullable Object[]> rows, @Nullable String cursor, boolean more) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode list = object.putArray("rows");
    rows.forEach(row -> list.add(writer.object(row)));
    object.put("more", more);
    if (cursor != null) {
      object.put("next", cursor);
    }
    return object.toString();
  }

  private interface Line {
    String of(@Nullable Object[] row);
  }

  private static String lines(Part part, Line line) {
    return part.rows().stream().map(line::of).collect(Collectors.joining());
  }

  private Response answer(Format format, String body, @Nullable String cursor) {
    EntityTag tag = new EntityTag(Tag.of(body + cursor), true);
    Response.ResponseBuilder answer =
        known(tag)
            ? Response.notModified()
            : Response.ok(body.getBytes(StandardCharsets.UTF_8)).type(format.header());
    answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (cursor != null) {
      answer.header(HttpHeaders.LINK, "<" + next(cursor) + ">; rel=\"next\"");
    }
    return answer.build();
  }

  private boolean known(EntityTag tag) {
    @Nullable String given =
        request
            .session()
            .getContext()
            .getHttpRequest()
            .getHttpHeaders()
            .getHeaderString("If-None-Match");
    return given != null && (given.equals("*") || given.contains("\"" + tag.getValue() + "\""));
  }

  private URI next(String cursor) {
    return request
        .session()
        .getContext()
        .getUri()
        .getRequestUriBuilder()
        .replaceQueryParam("first")
        .replaceQueryParam("after", cursor)
        .build();
  }
}
