package io.github.keycloaksspr.adminuiext.writeback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.writeback.status.ControllerStatus;
import io.github.keycloaksspr.writeback.status.DirectoryStatus;
import io.github.keycloaksspr.writeback.status.Examination;
import io.github.keycloaksspr.writeback.status.Incident;
import io.github.keycloaksspr.writeback.status.Obstacle;
import io.github.keycloaksspr.writeback.status.Problem;
import io.github.keycloaksspr.writeback.status.RealmStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the question how writeback stands; what is not known is left out.
 *
 * @param reason why it is off, as a stable id
 * @param message the same as a sentence
 * @param user only if one was asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WritebackView(
    String state,
    @Nullable String reason,
    @Nullable String message,
    List<DirectoryView> directories,
    @Nullable UserView user) {

  public WritebackView {
    directories = List.copyOf(directories);
  }

  static WritebackView of(RealmStatus status, @Nullable UserView user) {
    return new WritebackView(
        status.state().id(),
        status.obstacle().map(Obstacle::id).orElse(null),
        status.obstacle().map(Obstacle::sentence).orElse(null),
        status.directories().stream().map(DirectoryView::of).toList(),
        user);
  }

  /** That of one LDAP provider. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DirectoryView(
      String id,
      String name,
      String state,
      @Nullable String reason,
      @Nullable String message,
      List<ControllerView> controllers) {

    public DirectoryView {
      controllers = List.copyOf(controllers);
    }

    static DirectoryView of(DirectoryStatus status) {
      return new DirectoryView(
          status.id(),
          status.name(),
          status.state().id(),
          status.obstacle().map(Obstacle::id).orElse(null),
          status.obstacle().map(Obstacle::sentence).orElse(null),
          status.controllers().stream().map(ControllerView::of).toList());
    }
  }

  /** That of one controller. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ControllerView(
      String address,
      String state,
      String checkedAt,
      boolean reachable,
      String tls,
      String bind,
      @Nullable Boolean readOnly,
      @Nullable String policyHints,
      @Nullable Long clockOffsetSeconds,
      @Nullable Long responseMillis,
      @Nullable RightsView rights,
      boolean heldBack,
      @Nullable String lastSuccess,
      @Nullable ErrorView lastError,
      List<ProblemView> problems) {

    public ControllerView {
      problems = List.copyOf(problems);
    }

    static ControllerView of(ControllerStatus status) {
      Examination seen = status.examination();
      return new ControllerView(
          status.address(),
          status.state().id(),
          seen.at().toString(),
          seen.reachable(),
          seen.tls().id(),
          seen.bind().id(),
          seen.readOnly().orElse(null),
          seen.policyHints().orElse(null),
          seen.clock().map(Duration::toSeconds).orElse(null),
          seen.took().map(Duration::toMillis).orElse(null),
          seen.rights().map(RightsView::of).orElse(null),
          status.heldBack(),
          status.lastSuccess().map(Instant::toString).orElse(null),
          status.lastError().map(ErrorView::of).orElse(null),
          status.problems().stream().map(ProblemView::of).toList());
    }
  }

  /** Something wrong with a controller. */
  public record ProblemView(String reason, String message, String diagnostic) {
    static ProblemView of(Problem problem) {
      return new ProblemView(
          problem.reason().id(), problem.reason().sentence(), problem.diagnostic());
    }
  }

  /** A request that a controller did not do. */
  public record ErrorView(String at, String reason, String diagnostic) {
    static ErrorView of(Incident incident) {
      Problem problem = incident.problem();
      return new ErrorView(incident.at().toString(), problem.reason().id(), problem.diagnostic());
    }
  }
}
