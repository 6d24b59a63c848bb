package io.github.keycloaksspr.adminuiext.activity;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.activity.Detail;
import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.RegistrationAction;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.activity.Role;
import io.github.keycloaksspr.core.activity.report.Criterion;
import io.github.keycloaksspr.core.activity.report.CsvLine;
import io.github.keycloaksspr.core.activity.report.Cursor;
import io.github.keycloaksspr.core.activity.report.Position;
import io.github.keycloaksspr.core.activity.report.Report;
import io.github.keycloaksspr.core.activity.report.Selection;
import io.github.keycloaksspr.core.activity.report.TimeRange;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.FieldError;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What is asked of a report.
 *
 * @param zone that times are written in
 * @param after where to begin, null for the beginning
 * @param skipped how many rows from there on are left out
 * @param most how many rows at most; null where the caller named no number
 * @param follow whether a program comes back for what is new
 * @param byteOrderMark whether CSV begins with one
 */
record ReportQuery(
    Selection selection,
    ZoneId zone,
    @Nullable Position after,
    int skipped,
    @Nullable Integer most,
    boolean follow,
    boolean byteOrderMark) {

  static final int MOST = 1000;
  static final int MOST_SKIPPED = 10_000;
  private static final int MOST_IN_A_FILE = 999_999_999;

  private static final String FIRST = "first";
  private static final String SORT = "sort";
  private static final String FOLLOW = "follow";

  private static final Set<String> OF_BOTH =
      Set.of(
          "from", "to", "zone", "user", "role", "method", SORT, FIRST, "max", "after", FOLLOW,
          "bom");
  private static final Set<String> OF_RESETS =
      Set.of("result", "detail", "intent", "writeback", "unfinished");
  private static final Set<String> OF_REGISTRATIONS = Set.of("action", "data");

  /** Returns what CSV begins with, before the headings. */
  String csvBeginning() {
    return byteOrderMark ? CsvLine.BYTE_ORDER_MARK : "";
  }

  /** What the parameters turned out to be. */
  sealed interface Parsed {}

  /** They can be answered. */
  record Valid(ReportQuery query) implements Parsed {}

  /** They cannot. */
  record Invalid(List<FieldError> errors) implements Parsed {
    Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** Reads the parameters of a request. */
  static Parsed parse(AdminRequest request, Report report, boolean pages) {
    Parameters parameters =
        new Parameters(request.session().getContext().getUri().getQueryParameters(), known(report));
    ReportQuery query = new Reader(request, report, parameters).query(pages);
    return parameters.errors().isEmpty() ? new Valid(query) : new Invalid(parameters.errors());
  }

  private static Set<String> known(Report report) {
    Set<String> own = report == Report.RESETS ? OF_RESETS : OF_REGISTRATIONS;
    return Stream.concat(OF_BOTH.stream(), own.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** Reads one query; what is wrong is noted with the parameters. */
  private record Reader(AdminRequest request, Report report, Parameters parameters) {

    ReportQuery query(boolean pages) {
      boolean follow = parameters.flag(FOLLOW);
      String sort = parameters.oneOf(SORT, List.of("-time", "time"));
      ZoneId zone = parameters.zone();
      TimeRange range = parameters.range(zone);
      Selection selection =
          new Selection(
              report,
              request.realm().getId(),
              range,
              criteria(),
              follow ? report.settled() : report.time(),
              follow || sort.equals("time"));
      int most = pages || follow ? MOST : MOST_IN_A_FILE;
      int max = parameters.number("max", -1, 1, most);
      int skipped = parameters.number(FIRST, 0, 0, MOST_SKIPPED);
      alone(follow);
      return new ReportQuery(
          selection,
          zone,
          after(selection).orElse(null),
          skipped,
          max < 0 ? null : max,
          follow,
          parameters.flag("bom"));
    }

    private void alone(boolean follow) {
      if (follow && parameters.text(SORT).isPresent()) {
        parameters.error(SORT, "With 'follow' the oldest rows come first.");
      }
      if (parameters.text(FIRST).isPresent() && (follow || parameters.text("after").isPresent())) {
        parameters.error(FIRST, "With 'after' or 'follow' there is nothing to skip.");
      }
    }

    private Optional<Position> after(Selection selection) {
      Optional<String> text = parameters.text("after");
      if (text.isEmpty()) {
        return Optional.empty();
      }
      Cursor.Parsed parsed = Cursor.read(text.get(), selection.list());
      if (parsed instanceof Cursor.Valid valid) {
        return Optional.of(valid.position());
      }
      parameters.error(
          "after",
          parsed instanceof Cursor.OfOther
              ? "The value is from an answer to other filters; begin without it."
              : "The value must be what an answer gave as 'next'.");
      return Optional.empty();
    }

    private List<Criterion> criteria() {
      List<Criterion> criteria = new ArrayList<>();
      parameters.text("user").ifPresent(user -> criteria.add(user(user)));
      add(criteria, "role", ids(Role.values(), Role::id));
      if (report == Report.RESETS) {
        addOfResets(criteria);
      } else {
        addOfRegistrations(criteria);
      }
      return criteria;
    }

    private void addOfResets(List<Criterion> criteria) {
      add(criteria, "result", ids(Result.values(), Result::id));
      add(criteria, "detail", details());
      add(criteria, "intent", ids(Purpose.values(), Purpose::id));
      parameters
          .text("writeback")
          .ifPresent(value -> criteria.add(Criterion.OneOf.only("writeback", value)));
      List<String> methods = parameters.someOf("method", ids(Method.values(), Method::id));
      if (!methods.isEmpty()) {
        criteria.add(new Criterion.Holds("methods", methods));
      }
      String unfinished = parameters.oneOf("unfinished", List.of("false", "true", "only"));
      if (parameters.flag(FOLLOW) && !unfinished.equals("false")) {
        parameters.error("unfinished", "With 'follow' there are finished sessions only.");
      }
      if (!unfinished.equals("true")) {
        criteria.add(new Criterion.Present("result", unfinished.equals("false")));
      }
    }

    private void addOfRegistrations(List<Criterion> criteria) {
      add(criteria, "action", ids(RegistrationAction.values(), RegistrationAction::id));
      add(criteria, "data", types());
      List<String> types =
          parameters.someOf("method", ids(Method.values(), Method::id)).stream()
              .flatMap(id -> Method.ofId(id).stream())
              .map(Method::credentialType)
              .distinct()
              .toList();
      if (!types.isEmpty()) {
        criteria.add(new Criterion.OneOf("data", types));
      }
    }

    private void add(List<Criterion> criteria, String name, Collection<String> known) {
      List<String> values = parameters.someOf(name, known);
      if (!values.isEmpty()) {
        criteria.add(new Criterion.OneOf(name, values));
      }
    }

    /** Somebody who exists is looked for by the account, however it was named at the time. */
    private Criterion user(String text) {
      return account(text)
          .map(id -> Criterion.OneOf.only("userId", id))
          .orElseGet(
              () -> Criterion.OneOf.only(report == Report.RESETS ? "userTyped" : "userName", text));
    }

    private Optional<String> account(String text) {
      KeycloakSession session = request.session();
      RealmModel realm = request.realm();
      return Optional.ofNullable(session.users().getUserByUsername(realm, text))
          .or(() -> Optional.ofNullable(session.users().getUserById(realm, text)))
          .or(
              () ->
                  text.contains("@") && !realm.isDuplicateEmailsAllowed()
                      ? Optional.ofNullable(session.users().getUserByEmail(realm, text))
                      : Optional.empty())
          .map(UserModel::getId);
    }

    private interface Id<T> {
      String of(T value);
    }

    private static <T> List<String> ids(T[] values, Id<T> id) {
      return Stream.of(values).map(id::of).toList();
    }

    private static List<String> details() {
      return Stream.of(Result.values())
          .flatMap(result -> Detail.idsOf(result).stream())
          .distinct()
          .toList();
    }

    private static List<String> types() {
      return Stream.of(Method.values()).map(Method::credentialType).distinct().toList();
    }
  }
}
