package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.tests.activity.ActivityRows;
import io.github.keycloaksspr.tests.activity.OpenApi;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.testframework.remote.runonserver.InjectRunOnServer;
import org.keycloak.testframework.remote.runonserver.RunOnServerClient;

/** The two activity reports and the summary by REST (spec A1 to A6). */
@Tag("alone")
class ActivityReportsTest extends CorpTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2026-02-10T12:00:00Z");
  private static final int MANY = 2_600;

  /** Realms that are made once and looked at by all; making one takes seconds. */
  private static final Map<String, String> REALMS = new HashMap<>();

  @InjectRunOnServer(permittedPackages = "io.github.keycloaksspr.tests.activity")
  RunOnServerClient server;

  /** Has rows from the beginning, and gets no others. */
  private Corp reports;

  @BeforeEach
  void fill() throws Exception {
    boolean empty = !REALMS.containsKey("reports");
    reports = realm("reports");
    if (empty) {
      fill(id(reports));
    }
  }

  private Corp realm(String name) {
    return new Corp(
        urls.getBase(), REALMS.computeIfAbsent(name, this::newRealm), admin, application);
  }

  /** Returns the realm for rows of times of their own, and for other people. */
  private Corp elsewhere() {
    return realm("elsewhere");
  }

  private static String id(Corp corp) {
    return corp.admin().toRepresentation().getId();
  }

  private String newRealm(String name) {
    RealmRepresentation settings = new RealmRepresentation();
    settings.setRealm(name + UUID.randomUUID().toString().substring(0, 8));
    settings.setEnabled(true);
    admin.realms().create(settings);
    // the token knows nothing of the new realm
    admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
    return settings.getRealm();
  }

  /** One session a minute, the newest at {@link #NOON}; every 1,300th by a passkey. */
  private void fill(String realm) throws Exception {
    ActivityRows rows = new ActivityRows(realm);
    for (int i = 0; i < MANY; i++) {
      rows.session(NOON.minusSeconds(60L * i), i % 1300 == 7 ? rare() : Map.of());
    }
    rows.registration(NOON, Map.of("USER_NAME", "zoe", "ADDRESS", "192.0.2.7"));
    rows.registration(
        NOON.minusSeconds(1),
        Map.of("ACTION", "removed", "DATA", "sspr-mobile-phone", "ACTOR_ID", "x", "USER_ID", "u"));
    rows.registration(NOON.minusSeconds(2), Map.of("CLIENT", "account-console"));
    server.run(rows);
  }

  private static Map<String, String> rare() {
    return Map.ofEntries(
        Map.entry("METHODS", "email,passkey"),
        Map.entry("INTENT", "unlock"),
        Map.entry("RESULT", "failed"),
        Map.entry("DETAIL", "directory_unreachable"),
        Map.entry("ROLE", "admin"),
        Map.entry("USER_TYPED", "bert"),
        Map.entry("USER_ID", "f:directory:bert"),
        Map.entry("WRITEBACK", "unreachable"),
        Map.entry("CONTROLLER", "dc1.corp.example"),
        Map.entry("ACTOR_ID", "x"),
        Map.entry("ADDRESS", "192.0.2.7"),
        Map.entry("CLIENT", "portal"));
  }

  // --- pages ---------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"-time", "time"})
  void showsEachRowOnceFromPageToPage(String sort) {
    List<JsonNode> rows = all("activity/resets?max=700&sort=" + sort);

    List<String> times = rows.stream().map(row -> row.path("startedAt").asText()).toList();
    assertThat(new HashSet<>(times)).hasSize(MANY);
    assertThat(times)
        .hasSize(MANY)
        .isSortedAccordingTo(sort.equals("time") ? String::compareTo : (a, b) -> b.compareTo(a));
  }

  @Test
  void skipsRowsAtTheBeginning() {
    JsonNode rows = get("activity/resets?first=5&max=2").json().path("rows");

    assertThat(rows.findValuesAsText("startedAt"))
        .containsExactly("2026-02-10T11:55:00Z", "2026-02-10T11:54:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method=passkey | 2",
        "method=passkey,totp | 2",
        "result=failed | 2",
        "result=failed,blocked | 2",
        "detail=directory_unreachable | 2",
        "detail=directory_unreachable&result=succeeded | 0",
        "intent=unlock | 2",
        "role=admin | 2",
        "user=bert | 2",
        "user=bert&intent=reset | 0",
        "writeback=unreachable&method=passkey&role=admin | 2",
        "from=2026-02-10T12:00:00Z | 1",
        "to=2026-02-07 | 0",
        "to=2026-02-08 | 439",
        "from=2026-02-10&zone=UTC | 721",
        "from=2026-02-10&to=2026-02-10&zone=Asia/Kolkata | 1051",
        "from=2026-02-10T11:00:00Z&to=2026-02-10T11:10:00Z | 10",
        "from=2026-02-10T12:00:00 01:00&to=2026-02-10T12:10:00%2B01:00 | 10"
      })
  void showsWhatIsAskedFor(String query, int expected) {
    assertThat(all("activity/resets?max=1000&" + query.replace(" ", "%20"))).hasSize(expected);
    assertThat(lines("activity/resets?" + query.replace(" ", "%20"), "text/csv"))
        .hasSize(expected + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "action=removed | 1",
        "method=mobile-text | 1",
        "data=sspr-email | 2",
        "user=zoe | 1",
        "role=admin | 0",
        "action=registered&method=email | 2"
      })
  void showsRegistrationsThatAreAskedFor(String query, int expected) {
    assertThat(all("activity/registrations?max=2&" + query)).hasSize(expected);
  }

  @Test
  void findsSomebodyWhoExistsByTheAccount() throws Exception {
    Person carla = elsewhere().unregistered("carla");
    server.run(
        new ActivityRows(id(elsewhere()))
            .session(NOON, Map.of("USER_ID", carla.id(), "USER_TYPED", "C@RLA"))
            .session(NOON, Map.of("USER_ID", "somebody else", "USER_TYPED", carla.username())));

    for (String name : List.of(carla.username(), carla.id(), carla.address())) {
      JsonNode rows = ok(json(elsewhere(), "activity/resets?user=" + name)).path("rows");
      assertThat(rows.findValuesAsText("user")).as(name).containsExactly("C@RLA");
    }
  }

  @Test
  void showsNoRowsOfAnotherRealm() {
    assertThat(count(reports, "activity/resets?user=bert")).isEqualTo(2);
    assertThat(count(elsewhere(), "activity/resets?user=bert")).isZero();
  }

  @Test
  void showsSessionsUnderWayOnlyWhenAsked() throws Exception {
    Instant at = Instant.parse("2020-01-01T12:00:00Z");
    String query = "activity/resets?from=2020-01-01&to=2020-01-01";
    server.run(
        new ActivityRows(id(elsewhere())).underWay(at).session(at.minusSeconds(1), Map.of()));

    assertThat(count(elsewhere(), query)).isEqualTo(1);
    assertThat(count(elsewhere(), query + "&unfinished=true")).isEqualTo(2);
    assertThat(count(elsewhere(), query + "&unfinished=only")).isEqualTo(1);
  }

  // --- programs ------------------------------------------------------------------------------

  /** One whose time is over will be closed as of then, which must not be passed before. */
  @Test
  void whoFollowsGetsEachRowOnceWhenItIsFinal() throws Exception {
    Corp followed = realm("followed");
    String id = id(followed);
    Instant now = Instant.now();
    server.run(
        new ActivityRows(id)
            .session(now.minusSeconds(300), Map.of("USER_TYPED", "first"))
            .session(now.minusSeconds(55), Map.of("USER_TYPED", "too new"))
            .underWay(now.minusSeconds(400)));
    JsonNode first = follow(followed, "");
    assertThat(first.path("rows").findValuesAsText("user")).containsExactly("first");
    assertThat(first.path("more").asBoolean()).isFalse();
    JsonNode nothing = follow(followed, first.path("next").asText());
    assertThat(nothing.path("rows")).isEmpty();
    assertThat(nothing.path("next")).isEqualTo(first.path("next"));

    server.run(
        new ActivityRows(id).session(now.minusSeconds(900), finished(now.minusSeconds(100))));
    JsonNode second = follow(followed, nothing.path("next").asText());
    assertThat(second.path("rows").findValuesAsText("user")).containsExactly("second");

    server.run(
        new ActivityRows(id)
            .underWay(now.minus(Duration.ofDays(3)))
            .session(now.minus(Duration.ofDays(4)), Map.of("USER_TYPED", "before"))
            .session(now.minus(Duration.ofDays(1)), Map.of("USER_TYPED", "after")));
    assertThat(follow(followed, "").path("rows").findValuesAsText("user"))
        .containsExactly("before");
  }

  private static Map<String, Serializable> finished(Instant at) {
    return Map.of("USER_TYPED", "second", "FINISHED_AT", at.toEpochMilli());
  }

  @Test
  void linesOfJsonAreTheRowsOfThePages() throws JsonProcessingException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : lines("activity/resets?method=passkey", "application/x-ndjson")) {
      rows.add(JSON.readTree(line));
    }

    assertThat(rows).isEqualTo(all("activity/resets?method=passkey"));
  }

  @Test
  void anAnswerThatHasNotChangedIsNotSentAgain() {
    Reply reply = get("activity/resets?max=3");
    String tag = reply.header("ETag");

    Reply again = call(reports, token(), "activity/resets?max=3", "*/*", "If-None-Match", tag);
    Reply other = call(reports, token(), "activity/resets?max=4", "*/*", "If-None-Match", tag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void theLinkLeadsToTheNextPage() {
    Reply reply = get("activity/resets?max=3&result=succeeded");
    String link = reply.header("Link").replaceFirst("<(.*)>; rel=\"next\"", "$1");

    JsonNode next = send(URI.create(link), token(), "application/json").json();

    assertThat(next.path("rows").findValuesAsText("startedAt")).startsWith("2026-02-10T11:57:00Z");
  }

  // --- CSV -----------------------------------------------------------------------------------

  @Test
  void theFileForASpreadsheetHasAllRows() {
    Reply reply = call(reports, token(), "activity/resets?bom=true&zone=Asia/Kolkata", "text/csv");

    assertThat(reply.header("Content-Type")).startsWith("text/csv");
    assertThat(reply.header("Content-Disposition")).contains(".csv\"");
    assertThat(reply.text()).startsWith("\uFEFFid,startedAt,finishedAt,user,userId,role,intent,");
    List<String> lines = List.of(reply.text().split("\r\n"));
    assertThat(lines).hasSizeGreaterThanOrEqualTo(MANY + 1);
    assertThat(lines.get(1)).contains(",2026-02-10T17:30:00+05:30,", ",anna,", ",email,");
  }

  @Test
  void whatStrangersTypeIsNoFormula() throws Exception {
    Instant at = Instant.parse("2020-02-01T12:00:00Z");
    String query = "activity/resets?from=2020-02-01&to=2020-02-01";
    server.run(
        new ActivityRows(id(elsewhere()))
            .session(at, Map.of("USER_TYPED", "=HYPERLINK(\"http://evil.example\";\"x\")"))
            .session(at, Map.of("USER_TYPED", "a\",=1+1;=1+1\r\n@SUM(A1)"))
            .session(at, Map.of("CLIENT", "+1")));

    String csv = call(elsewhere(), token(), query, "text/csv").text();

    assertThat(csv)
        .contains(",\"'=HYPERLINK(\"\"http://evil.example\"\";\"\"x\"\")\",")
        .contains(",\"a\"\",'=1+1;'=1+1\r\n'@SUM(A1)\",")
        .contains(",\"'+1\"\r\n");
    assertThat(json(elsewhere(), query).json().findValuesAsText("user"))
        .contains("a\",=1+1;=1+1\r\n@SUM(A1)");
  }

  // --- summary -------------------------------------------------------------------------------

  /** Days on which clocks are changed, and days of zones that are no whole hours from UTC. */
  private static final List<String> DAYS =
      List.of(
          "2025-03-29 2025-03-31 Europe/Berlin",
          "2025-10-25 2025-10-27 Europe/Berlin",
          "2025-11-01 2025-11-03 America/New_York",
          "2025-03-29 2025-03-30 Asia/Kolkata",
          "2025-04-05 2025-04-07 Australia/Lord_Howe",
          "2025-10-04 2025-10-06 Australia/Lord_Howe",
          "2025-03-29 2025-03-30 Asia/Kathmandu",
          "2025-03-29 2025-03-30 -09:30");

  /** One session in each quarter of an hour; counted from the rows first, and ahead then. */
  @Test
  void theSummaryCountsByTheDaysOfAZone() throws Exception {
    ActivityRows rows = new ActivityRows(id(elsewhere()));
    for (String around :
        List.of("2025-03-30", "2025-04-06", "2025-10-05", "2025-10-26", "2025-11-02")) {
      Instant from = LocalDate.parse(around).minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
      IntStream.range(0, 5 * 96)
          .forEach(i -> rows.session(from.plusSeconds(900L * i + 7), Map.of()));
    }
    server.run(rows);
    List<JsonNode> live = summaries();
    server.run(new ActivityRows(id(elsewhere())).andCounted());
    List<JsonNode> ahead = summaries();

    for (int i = 0; i < DAYS.size(); i++) {
      assertThat(perDay(live.get(i))).as(DAYS.get(i)).isEqualTo(quarters(DAYS.get(i)));
    }
    assertThat(ahead).isEqualTo(live);
  }

  private List<JsonNode> summaries() {
    return DAYS.stream()
        .map(days -> "summary?from=%s&to=%s&zone=%s".formatted((Object[]) days.split(" ", -1)))
        .map(query -> ok(json(elsewhere(), query)).path("days"))
        .toList();
  }

  /** Counts the quarters of an hour of each day by going through them. */
  private static Map<String, Long> quarters(String days) {
    String[] parts = days.split(" ", -1);
    ZoneId zone = ZoneId.of(parts[2]);
    Map<String, Long> expected = new TreeMap<>();
    Instant end = LocalDate.parse(parts[1]).plusDays(1).atStartOfDay(zone).toInstant();
    for (Instant at = LocalDate.parse(parts[0]).atStartOfDay(zone).toInstant();
        at.isBefore(end);
        at = at.plusSeconds(900)) {
      expected.merge(LocalDate.ofInstant(at, zone).toString(), 1L, Long::sum);
    }
    return expected;
  }

  private static Map<String, Long> perDay(JsonNode days) {
    Map<String, Long> counts = new TreeMap<>();
    days.forEach(
        day ->
            counts.put(
                day.path("date").asText(), day.path("results").path(0).path("count").asLong()));
    return counts;
  }

  @Test
  void theSummaryTellsWhatIsSaved() {
    JsonNode summary =
        get("summary?from=2026-02-08&to=2026-02-10&minutes=15&cost=12.50&currency=EUR").json();

    JsonNode saved = summary.path("saved");
    assertThat(saved.path("calls").asInt()).isEqualTo(MANY - 2);
    assertThat(saved.path("minutes").asInt()).isEqualTo((MANY - 2) * 15);
    assertThat(saved.path("cost").asDouble()).isEqualTo((MANY - 2) * 12.50);
    assertThat(saved.path("currency").asText()).isEqualTo("EUR");
    assertThat(summary.path("failures").path(0).toString())
        .isEqualTo(
            "{\"intent\":\"unlock\",\"result\":\"failed\",\"detail\":\"directory_unreachable\","
                + "\"count\":2}");
    assertThat(summary.path("methods").toString())
        .contains(
            "{\"method\":\"passkey\",\"intent\":\"unlock\",\"result\":\"failed\",\"count\":2}");
  }

  @Test
  void thePolicySaysWhatIsSavedByACallUnlessTheRequestDoes() {
    String days = "summary?from=2026-02-08&to=2026-02-10";
    String call = "{\"minutes\":15,\"cost\":12.5,\"currency\":\"EUR\"}";
    reports.sspr().put("policy", "{\"activity\":{\"helpdeskCall\":" + call + "}}").orFail();
    try {
      JsonNode saved = get(days).json().path("saved");
      assertThat(saved.path("minutes").asInt()).isEqualTo((MANY - 2) * 15);
      assertThat(saved.path("cost").asDouble()).isEqualTo((MANY - 2) * 12.50);
      assertThat(saved.path("currency").asText()).isEqualTo("EUR");

      JsonNode other = get(days + "&minutes=1&cost=2").json().path("saved");
      assertThat(other.path("minutes").asInt()).isEqualTo(MANY - 2);
      assertThat(other.path("cost").asDouble()).isEqualTo((MANY - 2) * 2.0);
      assertThat(other.path("currency").asText()).isEqualTo("EUR");
    } finally {
      reports.sspr().put("policy", "{}").orFail();
    }
  }

  @Test
  void theSummaryCountsUsers() {
    Corp small = realm("followed");
    small
        .sspr()
        .put("policy", "{\"scope\":\"all\",\"gates\":1,\"methods\":[\"email\",\"mobile-text\"]}")
        .orFail();
    small.registered("anna");
    small.unregistered("bert");
    small.disabled("carla");

    JsonNode users = ok(json(small, "summary")).path("users");

    assertThat(users.path("inScope").asInt()).isEqualTo(2);
    assertThat(users.path("registered").asInt()).isEqualTo(1);
    assertThat(users.path("capable").asInt()).isEqualTo(1);
    assertThat(users.path("methods").toString()).isEqualTo("{\"email\":1}");
  }

  // --- who may, and what is wrong ------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "view-events, 200",
    "manage-events, 200",
    "realm-admin, 200",
    "view-users, 403",
    "manage-users, 403",
    "view-realm, 403",
    "manage-realm, 403",
    "none, 403"
  })
  void areForThoseWhoMayViewEvents(String role, int status) {
    Person somebody = reports.unregistered("somebody");
    if (!role.equals("none")) {
      reports.grant(somebody, role);
    }
    String token = reports.tokenOf(somebody);

    for (String path : List.of("activity/resets", "activity/registrations", "summary")) {
      for (String type : List.of("application/json", "text/csv", "application/x-ndjson")) {
        if (type.equals("application/json") || !path.equals("summary")) {
          assertThat(call(reports, Optional.of(token), path, type).status())
              .as(path + " as " + type)
              .isEqualTo(status);
        }
      }
    }
  }

  @Test
  void areForNobodyWithoutATokenOfTheRealm() {
    Person other = elsewhere().unregistered("admin");
    elsewhere().grant(other, "realm-admin");
    Optional<String> token = Optional.of(elsewhere().tokenOf(other));

    for (String path : List.of("activity/resets", "activity/registrations", "summary")) {
      assertThat(call(reports, token, path, "application/json").status()).isEqualTo(403);
      assertThat(call(reports, Optional.empty(), path, "application/json").status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "activity/resets?resullt=failed | resullt",
        "activity/resets?result=failed,bad | result",
        "activity/resets?detail=bad | detail",
        "activity/resets?intent=bad | intent",
        "activity/resets?method=sms | method",
        "activity/resets?role=root | role",
        "activity/resets?unfinished=maybe | unfinished",
        "activity/resets?from=yesterday | from",
        "activity/resets?from=2026-02-10&to=2026-02-09 | to",
        "activity/resets?zone=Bree | zone",
        "activity/resets?sort=name | sort",
        "activity/resets?max=0 | max",
        "activity/resets?max=1001 | max",
        "activity/resets?first=10001 | first",
        "activity/resets?first=-1 | first",
        "activity/resets?after=x | after",
        "activity/resets?follow=perhaps | follow",
        "activity/resets?follow=true&sort=time | sort",
        "activity/resets?follow=true&first=1 | first",
        "activity/resets?follow=true&unfinished=only | unfinished",
        "activity/resets?user=a&user=b | user",
        "activity/resets?action=removed | action",
        "activity/registrations?result=failed | result",
        "activity/registrations?data=password | data",
        "activity/registrations?action=bad | action",
        "summary?from=2026-02-10T10:00 | from",
        "summary?from=2024-01-01&to=2026-01-01 | from",
        "summary?from=2026-02-10&to=2026-02-09 | to",
        "summary?failures=0 | failures",
        "summary?minutes=-1 | minutes",
        "summary?cost=cheap | cost",
        "summary?cost=1&currency=XYZ | currency",
        "summary?currency=EUR | currency"
      })
  void sayWhichParameterIsWrong(String query, String field) {
    Reply reply = get(query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asText()).isEqualTo("invalid_parameter");
    assertThat(reply.json().path("errors").findValuesAsText("field")).containsExactly(field);
    assertThat(reply.json().path("errorMessage").asText()).startsWith(field + ": ").endsWith(".");
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    String next = get("activity/resets?max=1").json().path("next").asText();

    Reply reply = get("activity/resets?max=1&result=failed&after=" + next);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("errorMessage").asText()).contains("other filters");
    assertThat(get("activity/resets?max=5&zone=Europe/Berlin&after=" + next).status())
        .isEqualTo(200);
  }

  // --- the document --------------------------------------------------------------------------

  @Test
  void theOpenApiDocumentSaysWhatTheAnswersAre() {
    OpenApi document = new OpenApi(get("openapi.json").json());
    Map<String, List<String>> queries =
        Map.of(
            "activity/resets",
            List.of("", "?unfinished=true&max=1000", "?method=passkey", "?follow=true", "?max=0"),
            "activity/registrations",
            List.of("", "?max=1", "?max=0"),
            "summary",
            List.of("?from=2026-02-08&to=2026-02-10&cost=1&currency=EUR", "?failures=x"),
            "whoami",
            List.of(""));
    queries.forEach(
        (path, all) ->
            all.forEach(
                query -> {
                  Reply reply = get(path + query);
                  assertThat(document.objections(path, reply.status(), reply.json()))
                      .as(path + query)
                      .isEmpty();
                }));
    assertThat(
            List.of(
                    "ResetRow",
                    "RegistrationRow",
                    "ResetPage",
                    "RegistrationPage",
                    "Summary",
                    "Users",
                    "ResultCount",
                    "MethodCount",
                    "Failure",
                    "Saved",
                    "Day",
                    "WhoAmI",
                    "Refusal")
                .stream()
                .flatMap(schema -> document.neverSeen(schema).stream()))
        .isEmpty();
  }

  /** A parameter that the document does not have is refused, so it has all that there are. */
  @ParameterizedTest
  @ValueSource(strings = {"activity/resets", "activity/registrations", "summary"})
  void theOpenApiDocumentHasTheParametersThatThereAre(String path) {
    List<String> parameters = new OpenApi(get("openapi.json").json()).parameters(path);

    JsonNode answer = get(path + "?" + String.join("=x&", parameters) + "=x&unknown=1").json();

    assertThat(parameters).isNotEmpty();
    assertThat(
            StreamSupport.stream(answer.path("errors").spliterator(), false)
                .filter(each -> each.path("error").asText().startsWith("There is no such"))
                .map(each -> each.path("field").asText()))
        .containsExactly("unknown");
  }

  // --- calls ---------------------------------------------------------------------------------

  private record Reply(int status, String text, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + text, e);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  private Optional<String> token() {
    return Optional.of(admin.tokenManager().getAccessTokenString());
  }

  private Reply get(String path) {
    return json(reports, path);
  }

  private Reply json(Corp corp, String path) {
    return call(corp, token(), path, "application/json");
  }

  private static JsonNode ok(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private JsonNode follow(Corp corp, String after) {
    String query = after.isEmpty() ? "" : "&after=" + after;
    return ok(call(corp, token(), "activity/resets?follow=true" + query, "application/json"));
  }

  private int count(Corp corp, String path) {
    return ok(json(corp, path)).path("rows").size();
  }

  private List<String> lines(String path, String type) {
    return call(reports, token(), path, type).text().lines().collect(Collectors.toList());
  }

  private List<JsonNode> all(String path) {
    List<JsonNode> rows = new ArrayList<>();
    String next = "";
    for (int calls = 0; calls < 100; calls++) {
      String query =
          next.isEmpty()
              ? ""
              : (path.contains("?") ? "&" : "?")
                  + "after="
                  + URLEncoder.encode(next, StandardCharsets.UTF_8);
      JsonNode page = ok(get(path + query));
      page.path("rows").forEach(rows::add);
      next = page.path("next").asText();
      if (!page.path("more").asBoolean()) {
        return rows;
      }
    }
    throw new AssertionError("the list does not end");
  }

  private Reply call(
      Corp corp, Optional<String> token, String path, String type, String... headers) {
    return send(
        URI.create(
            urls.getBase()
                + "/admin/realms/"
                + corp.url().replaceFirst(".*/", "")
                + "/sspr/"
                + path),
        token,
        type,
        headers);
  }

  private static Reply send(URI uri, Optional<String> token, String type, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", type);
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    IntStream.iterate(0, i -> i < headers.length, i -> i + 2)
        .forEach(i -> request.header(headers[i], headers[i + 1]));
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calling " + uri, e);
    }
  }
}
