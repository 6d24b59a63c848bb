package io.github.keycloaksspr.tests.activity;

import io.github.keycloaksspr.core.activity.store.ActivityUpkeep;
import io.github.keycloaksspr.core.activity.summary.Counted;
import jakarta.persistence.EntityManager;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.testframework.remote.providers.runonserver.RunOnServer;

/**
 * Rows for the tables behind the reports, put there on the server: walking through thousands of
 * sessions would take hours, and none of them could have been a year ago.
 */
public final class ActivityRows implements RunOnServer {
  private static final long serialVersionUID = 1;

  private final String realmId;
  private final ArrayList<LinkedHashMap<String, Serializable>> rows = new ArrayList<>();
  private boolean alone;
  private boolean counted;

  public ActivityRows(String realmId) {
    this.realmId = realmId;
  }

  /** A session that began at a moment and, unless it is changed, succeeded a minute later. */
  public ActivityRows session(Instant startedAt, Map<String, ? extends Serializable> changes) {
    Map<String, Serializable> row = row("SSPR_RESET_ACTIVITY");
    row.put("SESSION_KEY", UUID.randomUUID().toString());
    row.put("STARTED_AT", startedAt.toEpochMilli());
    row.put("FINISHED_AT", startedAt.plusSeconds(60).toEpochMilli());
    row.put("INTENT", "reset");
    row.put("RESULT", "succeeded");
    row.put("DETAIL", "password_reset");
    row.put("STEP", "done");
    row.put("USER_TYPED", "anna");
    row.put("METHODS", "email");
    row.put("GATES_PASSED", 1);
    row.put("GATES", 1);
    row.putAll(changes);
    return this;
  }

  /** A session that nobody has ended. */
  public ActivityRows underWay(Instant startedAt) {
    session(startedAt, Map.of("STEP", "email_started", "GATES_PASSED", 0));
    Map<String, Serializable> row = rows.get(rows.size() - 1);
    List.of("FINISHED_AT", "RESULT", "DETAIL").forEach(row::remove);
    return this;
  }

  /** A change of what somebody has registered. */
  public ActivityRows registration(
      Instant occurredAt, Map<String, ? extends Serializable> changes) {
    Map<String, Serializable> row = row("SSPR_REGISTRATION_ACTIVITY");
    row.put("OCCURRED_AT", occurredAt.toEpochMilli());
    row.put("USER_NAME", "anna");
    row.put("ROLE", "user");
    row.put("ACTION", "registered");
    row.put("DATA", "sspr-email");
    row.putAll(changes);
    return this;
  }

  /** Has all other rows of the realm deleted before. */
  public ActivityRows andNoOthers() {
    alone = true;
    return this;
  }

  /** Has the hours counted afterwards, as the server does each hour. */
  public ActivityRows andCounted() {
    counted = true;
    return this;
  }

  private Map<String, Serializable> row(String table) {
    LinkedHashMap<String, Serializable> row = new LinkedHashMap<>();
    row.put("", table);
    row.put("ID", UUID.randomUUID().toString());
    row.put("REALM_ID", realmId);
    rows.add(row);
    return row;
  }

  @Override
  public void run(KeycloakSession session) {
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    if (alone) {
      ActivityUpkeep.forgetRealm(session, session.realms().getRealm(realmId));
    }
    rows.forEach(row -> insert(entities, row));
    Instant now = Instant.now();
    while (counted && new Counted(entities, realmId).countSome(now)) {
      entities.flush();
    }
  }

  private static void insert(EntityManager entities, Map<String, Serializable> row) {
    List<String> columns = row.keySet().stream().skip(1).toList();
    var statement =
        entities.createNativeQuery(
            "insert into %s (%s) values (%s)"
                .formatted(
                    row.get(""),
                    String.join(", ", columns),
                    String.join(", ", columns.stream().map(column -> "?").toList())));
    for (int i = 0; i < columns.size(); i++) {
      statement.setParameter(i + 1, row.get(columns.get(i)));
    }
    statement.executeUpdate();
  }
}
