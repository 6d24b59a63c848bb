package io.github.keycloaksspr.adminuiext.writeback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.status.Obstacle;
import io.github.keycloaksspr.writeback.status.UserCheck;
import io.github.keycloaksspr.writeback.status.UserReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one user; what is not known is left out.
 *
 * @param user id, or what was asked for
 * @param found whether the service account sees the user's entry
 * @param resettable whether it was seen that the service account can set the password
 * @param findings what to know about the account, as stable ids
 * @param reason why nothing was seen, as a stable id
 * @param message the same as a sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
    String user,
    boolean found,
    boolean resettable,
    List<String> findings,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String dn,
    @Nullable String controller,
    @Nullable AccountView account,
    @Nullable RightsView rights) {

  public UserView {
    findings = List.copyOf(findings);
  }

  static UserView of(String user, UserCheck check, Instant now) {
    Optional<UserReport> report = check.report();
    return new UserView(
        user,
        report.isPresent(),
        report.filter(UserReport::resettable).isPresent(),
        report.map(seen -> findings(seen, now)).orElseGet(List::of),
        check.obstacle().map(Obstacle::id).orElse(null),
        check.obstacle().map(Obstacle::sentence).orElse(null),
        report.map(seen -> seen.account().dn()).orElse(null),
        report.map(UserReport::controller).orElse(null),
        report.map(seen -> AccountView.of(seen.account(), now)).orElse(null),
        report.map(seen -> RightsView.of(seen.rights())).orElse(null));
  }

  private static List<String> findings(UserReport report, Instant now) {
    return report.findings(now).stream().map(UserView::id).toList();
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** How the account stands. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AccountView(
      String access,
      boolean locked,
      @JsonProperty("protected") boolean guarded,
      boolean passwordNeverExpires,
      @Nullable String passwordSetAt,
      @Nullable String passwordExpiresAt,
      @Nullable String nextChangeAt) {

    static AccountView of(Account account, Instant now) {
      return new AccountView(
          id(account.access()),
          account.locked(),
          account.guarded(),
          account.password().neverExpires(),
          account.password().set().map(Instant::toString).orElse(null),
          account.password().expires().map(Instant::toString).orElse(null),
          account.nextChange(now).map(Instant::toString).orElse(null));
    }
  }
}
