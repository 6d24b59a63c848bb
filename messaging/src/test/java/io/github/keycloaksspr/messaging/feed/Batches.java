package io.github.keycloaksspr.messaging.feed;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.FeedRow;
import io.github.keycloaksspr.core.activity.report.Column;
import io.github.keycloaksspr.core.activity.report.Report;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Batches of the tests. */
final class Batches {

  private Batches() {}

  /** Returns registrations of some users, in their order. */
  static Batch of(String... users) {
    return new Batch(Report.REGISTRATIONS, Stream.of(users).map(Batches::row).toList(), "lease");
  }

  private static FeedRow row(String user) {
    Map<String, Object> values =
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "occurredAt",
            1_795_167_000_000L,
            "user",
            user,
            "role",
            "user",
            "action",
            "registered",
            "data",
            "sspr-email");
    return FeedRow.of(
        Report.REGISTRATIONS,
        Report.REGISTRATIONS.columns().stream().map(Column::name).map(values::get).toArray());
  }
}
