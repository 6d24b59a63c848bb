package io.github.keycloaksspr.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.keycloaksspr.benchmarks.ActivityCalls.Answered;
import io.github.keycloaksspr.benchmarks.ActivityCalls.Question;
import io.github.keycloaksspr.demo.server.KeycloakServer;
import io.github.keycloaksspr.demo.server.PostgresCluster;
import io.github.keycloaksspr.demo.setup.AdminApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fills PostgreSQL with rows of activity and measures the reports through a real Keycloak on it;
 * {@code ./run bench --activity-rows 10000000} calls it.
 */
public final class ActivityBenchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String REALM = "corp";
  private static final int TIMES = 200;
  private static final int MOST_ROWS = 100_000_000;
  private static final int FEWEST_ROWS = 10_000;

  private final Path archive;
  private final Path folder;
  private final long rows;
  private final StringBuilder report = new StringBuilder();

  private ActivityBenchmark(Path archive, Path folder, long rows) {
    this.archive = archive;
    this.folder = folder;
    this.rows = rows;
  }

  /**
   * Runs the benchmark.
   *
   * @param arguments Keycloak's archive, the folder to work in, and how many rows there are to be
   */
  public static void main(String... arguments) {
    try {
      new ActivityBenchmark(Path.of(arguments[0]), Path.of(arguments[1]), rows(arguments[2])).run();
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.exit(1);
    }
  }

  private static long rows(String text) {
    if (!text.matches("[1-9]\\d{0,8}")
        || Long.parseLong(text) < FEWEST_ROWS
        || Long.parseLong(text) > MOST_ROWS) {
      throw new IllegalArgumentException(
          "--activity-rows takes %d to %d, not %s".formatted(FEWEST_ROWS, MOST_ROWS, text));
    }
    return Long.parseLong(text);
  }

  private void run() throws IOException, InterruptedException {
    Terminal.say("Starting PostgreSQL …");
    try (PostgresCluster database =
            PostgresCluster.start(
                "shared_buffers=1GB", "maintenance_work_mem=512MB", "max_wal_size=8GB");
        KeycloakServer keycloak = keycloak(database)) {
      keycloak.awaitReady(PATIENCE);
      AdminApi.signIn(keycloak.url(), Realms.ADMIN, Realms.ADMIN)
          .create(
              "", JsonNodeFactory.instance.objectNode().put("realm", REALM).put("enabled", true));
      AdminApi.signIn(keycloak.url(), Realms.ADMIN, Realms.ADMIN)
          .put("/master", JsonNodeFactory.instance.objectNode().put("accessTokenLifespan", 7200));
      String realm =
          AdminApi.signIn(keycloak.url(), Realms.ADMIN, Realms.ADMIN)
              .get("/" + REALM)
              .path("id")
              .asText();
      Terminal.say("Writing " + rows + " rows …");
      long began = System.nanoTime();
      script(database, "activity-rows.sql", "realm=" + realm, "rows=" + rows);
      line("Written and indexed in %d s.", seconds(began));
      awaitCounted(database);
      measure(keycloak, database, realm);
    }
    Files.writeString(folder.resolve("activity.txt"), report);
    Terminal.say("All of it is in " + folder.resolve("activity.txt"));
  }

  private KeycloakServer keycloak(PostgresCluster database) throws IOException {
    Terminal.say("Starting Keycloak on it …");
    return new Servers(archive, folder)
        .startOn(
            database.keycloakOptions(),
            "activity",
            "--spi-admin-realm-restapi-extension--sspr--activity-interval=10");
  }

  /**
   * Waits until all hours that can be counted are, as they are in a server that has run for long.
   */
  private void awaitCounted(PostgresCluster database) throws IOException, InterruptedException {
    Terminal.say("Waiting until the hours are counted …");
    long began = System.nanoTime();
    String wanted = String.valueOf(Instant.now().minus(4, ChronoUnit.HOURS).toEpochMilli());
    String settled =
        "select coalesce(max(settled_until), 0) > " + wanted + " from sspr_activity_settled";
    while (!database.query(settled).strip().equals("t")) {
      if (seconds(began) > PATIENCE.toSeconds() * 3) {
        throw new IOException("the hours were not counted in time");
      }
      Thread.sleep(1000);
    }
    database.query("vacuum analyze sspr_activity_day");
    line("Hours counted in %d s.", seconds(began));
  }

  private void measure(KeycloakServer keycloak, PostgresCluster database, String realm)
      throws IOException, InterruptedException {
    ActivityCalls calls =
        new ActivityCalls(
            URI.create(keycloak.url() + "/admin/realms/" + REALM + "/sspr/"),
            token(keycloak.url()));
    line("%n%-44s %6s %8s %8s", TIMES + " requests each", "rows", "p50 ms", "p95 ms");
    for (Question question : questions()) {
      Answered answered = calls.ask(question, TIMES);
      line(
          "%-44s %6d %8.1f %8.1f",
          answered.name(), answered.rows(), millis(answered.median()), millis(answered.p95()));
    }
    export(keycloak, calls, "activity/resets");
    export(keycloak, calls, "activity/resets?method=totp");
    report.append(script(database, "activity-plans.sql", "realm=" + realm));
  }

  private static String script(PostgresCluster database, String name, String... variables)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("sspr-", ".sql");
    try (InputStream script =
        Objects.requireNonNull(ActivityBenchmark.class.getResourceAsStream(name), name)) {
      Files.write(file, script.readAllBytes());
      return database.script(file, variables);
    } finally {
      Files.delete(file);
    }
  }

  private static List<Question> questions() {
    String day = Instant.now().minus(200, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).toString();
    String month = Instant.now().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS).toString();
    String resets = "activity/resets?";
    return List.of(
        new Question("first page", "activity/resets", false),
        new Question("first page, oldest first", resets + "sort=time", false),
        new Question("page after page, deep in the table", resets + "to=" + day, true),
        new Question("what one person typed", resets + "user=person%d", false),
        new Question("result failed", resets + "result=failed", true),
        new Question(
            "result contacted-helpdesk (rare)", resets + "result=contacted-helpdesk", true),
        new Question("detail directory_only (rare)", resets + "detail=directory_only", true),
        new Question("method email", resets + "method=email", true),
        new Question("method passkey (rare)", resets + "method=passkey", true),
        new Question("intent admin-reset", resets + "intent=admin-reset", true),
        new Question("role admin", resets + "role=admin", true),
        new Question(
            "passkey, blocked, admin: hardly any",
            resets + "method=passkey&result=blocked&role=admin",
            true),
        new Question(
            "30 days, failed, totp", resets + "from=" + month + "&result=failed&method=totp", true),
        new Question("following from 30 days ago", resets + "follow=true&from=" + month, true),
        new Question("registrations, first page", "activity/registrations", false),
        new Question("registrations removed", "activity/registrations?action=removed", true),
        new Question("summary of 30 days, UTC", "summary", false),
        new Question("summary of 30 days, Europe/Berlin", "summary?zone=Europe/Berlin", false),
        new Question("summary of 30 days, Asia/Kolkata", "summary?zone=Asia/Kolkata", false));
  }

  private void export(KeycloakServer keycloak, ActivityCalls calls, String path)
      throws IOException, InterruptedException {
    AtomicLong most = new AtomicLong();
    AtomicBoolean over = new AtomicBoolean();
    long before = ResidentMemory.megabytes(keycloak.processes());
    Thread watch = watch(keycloak, most, over);
    ActivityCalls.File file = calls.csv(path);
    over.set(true);
    watch.join();
    line(
        "%nCSV of %s: %d rows, %d MB in %.1f s, %.0f rows per second.%nMemory of the server: %d MB before, at most %d MB, %d MB after.",
        path,
        file.rows(),
        file.bytes() >> 20,
        file.took().toMillis() / 1e3,
        file.rows() * 1e3 / file.took().toMillis(),
        before,
        most.get(),
        ResidentMemory.megabytes(keycloak.processes()));
  }

  private static Thread watch(KeycloakServer keycloak, AtomicLong most, AtomicBoolean over) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!over.get()) {
                  most.accumulateAndGet(ResidentMemory.megabytes(keycloak.processes()), Math::max);
                  Thread.sleep(200);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "watch-memory");
    thread.start();
    return thread;
  }

  private static String token(URI server) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=password&client_id=admin-cli&username=admin&password="
                        + URLEncoder.encode("admin", StandardCharsets.UTF_8)))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return answer.replaceFirst("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private static long seconds(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toSeconds();
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  private void line(String format, Object... values) {
    String text = String.format(Locale.ROOT, format, values);
    report.append(text).append('\n');
    Terminal.say(text);
  }
}
