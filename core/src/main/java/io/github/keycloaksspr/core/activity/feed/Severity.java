package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.activity.Detail;
import io.github.keycloaksspr.core.activity.RegistrationAction;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.activity.report.Report;

/** How much a row matters to those who watch. */
enum Severity {
  INFORMATIONAL(6, 3),
  NOTICE(5, 4),
  WARNING(4, 6),
  ERROR(3, 8);

  /** Security and authorization messages, of RFC 5424. */
  private static final int FACILITY = 10;

  private static final int SEVERITIES = 8;

  private final int ofSyslog;
  private final int ofCef;

  Severity(int ofSyslog, int ofCef) {
    this.ofSyslog = ofSyslog;
    this.ofCef = ofCef;
  }

  /** Returns the number in front of a line of syslog. */
  int priority() {
    return FACILITY * SEVERITIES + ofSyslog;
  }

  /** Returns the number from 0 to 10 of CEF. */
  int ofCef() {
    return ofCef;
  }

  static Severity of(FeedRow row) {
    if (row.report() == Report.REGISTRATIONS) {
      boolean removed =
          row.text("action").filter(RegistrationAction.REMOVED.id()::equals).isPresent();
      return removed ? NOTICE : INFORMATIONAL;
    }
    if (row.text("detail").filter(Detail.DIRECTORY_ONLY.id()::equals).isPresent()) {
      return ERROR;
    }
    return row.text("result").flatMap(Result::ofId).map(Severity::of).orElse(NOTICE);
  }

  private static Severity of(Result result) {
    return switch (result) {
      case SUCCEEDED -> INFORMATIONAL;
      case ABANDONED, CANCELLED, CONTACTED_HELPDESK -> NOTICE;
      case BLOCKED, FAILED -> WARNING;
    };
  }
}
