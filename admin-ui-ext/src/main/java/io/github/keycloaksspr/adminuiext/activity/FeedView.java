package io.github.keycloaksspr.adminuiext.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.core.activity.feed.FeedProgress;
import io.github.keycloaksspr.core.activity.feed.store.Feeds;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feed as administrators read it.
 *
 * @param destination without anything that only the receiver should read; null while the policy is
 *     invalid
 * @param state {@code active}, {@code failing} or {@code paused}
 * @param since when it began; nothing from before is sent
 * @param failures in a row
 * @param error why the last attempt failed
 * @param next when it is tried again; null where it is not waiting
 * @param waiting how many rows could be sent and are not yet, counted up to 1,000
 * @param waitingSince the time of the first of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedView(
    String kind,
    @Nullable String destination,
    String state,
    String since,
    @Nullable String lastSuccess,
    int failures,
    @Nullable String error,
    @Nullable String next,
    int waiting,
    @Nullable String waitingSince) {

  static FeedView of(Feeds.State feed, @Nullable URI url, Feeds.Waiting waiting) {
    FeedProgress progress = feed.progress();
    boolean failing = !progress.paused() && progress.failures() > 0;
    return new FeedView(
        feed.kind().id(),
        url == null ? null : shown(url),
        progress.paused() ? "paused" : failing ? "failing" : "active",
        feed.since().toString(),
        text(progress.lastSuccess()),
        progress.failures(),
        progress.error(),
        failing ? text(progress.next()) : null,
        waiting.rows(),
        text(waiting.since()));
  }

  /** A query often has a token in it. */
  private static String shown(URI url) {
    return url.toString().replaceFirst("\\?.*", "");
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
