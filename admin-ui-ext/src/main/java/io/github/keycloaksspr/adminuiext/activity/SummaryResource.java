package io.github.keycloaksspr.adminuiext.activity;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.registration.Censuses;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.activity.report.TimeRange;
import io.github.keycloaksspr.core.activity.summary.Days;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy.HelpdeskCall;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/** {@code GET sspr/summary} (spec A6). */
public final class SummaryResource {

  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 366;
  private static final int USUAL_FAILURES = 10;
  private static final int MOST_FAILURES = 100;

  private static final Set<String> KNOWN =
      Set.of("from", "to", "zone", "failures", "minutes", "cost", "currency");

  private final AdminRequest request;
  private final Censuses censuses;

  public SummaryResource(AdminRequest request, Censuses censuses) {
    this.request = request;
    this.censuses = censuses;
  }

  private record Span(LocalDate first, LocalDate last) {}

  /** Counts users and sessions. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get() {
    request.auth().realm().requireViewEvents();
    Parameters parameters =
        new Parameters(request.session().getContext().getUri().getQueryParameters(), KNOWN);
    ZoneId zone = parameters.zone();
    Span span = span(parameters, zone);
    int failures = parameters.number("failures", USUAL_FAILURES, 1, MOST_FAILURES);
    HelpdeskCall call = call(parameters);
    if (!parameters.errors().isEmpty()) {
      return Refusal.badRequest("invalid_parameter", parameters.errors());
    }
    EntityManager entities =
        request.session().getProvider(JpaConnectionProvider.class).getEntityManager();
    return Response.ok(
            SummaryAnswer.of(
                Days.of(entities, request.realm().getId(), zone, span.first(), span.last()),
                zone.getId(),
                users(),
                call,
                failures))
        .build();
  }

  private static Span span(Parameters parameters, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(Time.currentTimeMillis()), zone);
    LocalDate last = date(parameters, "to").orElse(today);
    LocalDate first = date(parameters, "from").orElse(last.minusDays(USUAL_DAYS - 1));
    if (first.isAfter(last)) {
      parameters.error("to", "The value must not be earlier than 'from'.");
    } else if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
      parameters.error("from", "There must not be more than " + MOST_DAYS + " days up to 'to'.");
    }
    return new Span(first, last);
  }

  private static Optional<LocalDate> date(Parameters parameters, String name) {
    return parameters
        .text(name)
        .flatMap(
            text -> {
              Optional<LocalDate> date = TimeRange.date(text);
              if (date.isEmpty()) {
                parameters.error(name, "The value must be a date such as 2026-03-29.");
              }
              return date;
            });
  }

  /** What the request does not say is as the policy says. */
  private HelpdeskCall call(Parameters parameters) {
    HelpdeskCall usual = Policies.orDefaults(request.realm()).activity().helpdeskCall();
    Optional<BigDecimal> cost = parameters.text("cost").map(text -> cost(parameters, text));
    Optional<String> currency = parameters.text("currency");
    if (currency.filter(code -> !HelpdeskCall.currency(code)).isPresent()) {
      parameters.error("currency", "The value must be the code of a currency such as EUR.");
    }
    if (currency.isPresent() && cost.isEmpty()) {
      parameters.error("currency", "The value needs a 'cost'.");
    }
    return new HelpdeskCall(
        parameters.number("minutes", usual.minutes(), 0, HelpdeskCall.MOST_MINUTES),
        cost.orElse(usual.cost()),
        currency.orElse(usual.currency()));
  }

  private static BigDecimal cost(Parameters parameters, String text) {
    if (!text.matches("\\d{1,7}(\\.\\d{1,2})?")) {
      parameters.error("cost", "The value must be an amount such as 12.50.");
      return BigDecimal.ZERO;
    }
    return new BigDecimal(text);
  }

  private SummaryAnswer.@Nullable Users users() {
    return censuses
        .of(request.session(), request.realm())
        .map(
            count ->
                new SummaryAnswer.Users(
                    count.at().toString(),
                    count.inScope(),
                    count.registered(),
                    count.capable(),
                    count.methods()))
        .orElse(null);
  }
}
