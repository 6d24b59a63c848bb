package io.github.keycloaksspr.adminuiext.activity;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.activity.report.Report;
import jakarta.ws.rs.Path;

/** {@code sspr/activity}: the reports, and those who get them by themselves. */
public final class ActivityResource {

  private final AdminRequest request;

  public ActivityResource(AdminRequest request) {
    this.request = request;
  }

  @Path("resets")
  public ReportResource resets() {
    return new ReportResource(request, Report.RESETS);
  }

  @Path("registrations")
  public ReportResource registrations() {
    return new ReportResource(request, Report.REGISTRATIONS);
  }

  @Path("feeds")
  public FeedsResource feeds() {
    return new FeedsResource(request);
  }
}
