package io.github.keycloaksspr.adminuiext.activity;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.activity.report.Report;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET sspr/activity/resets} and {@code GET sspr/activity/registrations} (spec A1 to A5). */
public final class ReportResource {

  private final AdminRequest request;
  private final Report report;

  public ReportResource(AdminRequest request, Report report) {
    this.request = request;
    this.report = report;
  }

  /** Lists rows: page by page as JSON, or all of them as CSV or as lines of JSON. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.X_NDJSON})
  public Response get() {
    request.auth().realm().requireViewEvents();
    Format format =
        Format.of(
            request
                .session()
                .getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getAcceptableMediaTypes());
    ReportQuery.Parsed parsed = ReportQuery.parse(request, report, format == Format.JSON);
    if (parsed instanceof ReportQuery.Invalid invalid) {
      return Refusal.badRequest("invalid_parameter", invalid.errors());
    }
    ReportQuery query = ((ReportQuery.Valid) parsed).query();
    return format == Format.JSON || query.follow()
        ? new PageAnswer(request, query).as(format)
        : new FileAnswer(request, query).as(format);
  }
}
