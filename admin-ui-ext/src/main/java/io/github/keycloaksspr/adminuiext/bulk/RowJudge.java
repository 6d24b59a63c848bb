package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.adminuiext.methods.Registrable;
import io.github.keycloaksspr.core.phone.PhoneRules;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Finds the users of rows and what is to change of them; writes nothing. */
final class RowJudge {

  private static final Logger LOG = Logger.getLogger(RowJudge.class);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final PhoneRules rules;
  private final boolean overwrite;

  /**
   * Makes a judge.
   *
   * @param overwrite whether what users registered themselves may be changed
   */
  RowJudge(
      KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, boolean overwrite) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.rules = Policies.phoneRules(realm);
    this.overwrite = overwrite;
  }

  Judgement judge(Row row) {
    if (!row.errors().isEmpty()) {
      return new Judgement.Nobody(row.errors());
    }
    Who who = row.who().orElseThrow();
    if (who.by() == Who.By.EMAIL && realm.isDuplicateEmailsAllowed()) {
      return nobody(who, "The realm lets several users have one address, so it names nobody.");
    }
    try {
      UserModel user = find(who);
      return user == null || user.getServiceAccountClientLink() != null
          ? nobody(who, "There is no such user.")
          : judge(row, user);
    } catch (ModelException e) {
      LOG.warnf(
          "The user of row %d of an import into realm %s could not be looked up: %s",
          row.number(), realm.getName(), e.getClass().getName());
      return nobody(who, "The directory that may have this user cannot be read.");
    }
  }

  private @Nullable UserModel find(Who who) {
    return switch (who.by()) {
      case USER_ID -> session.users().getUserById(realm, who.value());
      case USERNAME -> session.users().getUserByUsername(realm, who.value());
      case EMAIL -> session.users().getUserByEmail(realm, who.value());
    };
  }

  private static Judgement nobody(Who who, String reason) {
    return new Judgement.Nobody(List.of(new FieldError(who.by().column(), reason)));
  }

  private Judgement judge(Row row, UserModel user) {
    if (!auth.users().canManage(user)) {
      return new Judgement.Bad(user, List.of(new FieldError("", "You may not manage this user.")));
    }
    RegisteredMethods registered = RegisteredMethods.of(realm, user);
    List<FieldError> errors = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    row.changes()
        .forEach((type, change) -> edit(type, change, registered, errors).ifPresent(edits::add));
    List<Edit> allowed = edits.stream().filter(edit -> overwrite || !edit.ofTheUser()).toList();
    return errors.isEmpty()
        ? new Judgement.Good(user, allowed, allowed.size() < edits.size())
        : new Judgement.Bad(user, errors);
  }

  private Optional<Edit> edit(
      Registrable type, Change change, RegisteredMethods registered, List<FieldError> errors) {
    Optional<Registrable.Held> held = type.held(registered);
    if (!(change instanceof Change.Save save)) {
      return held.map(old -> new Edit(type, Optional.empty(), held));
    }
    Registrable.Reading reading = type.read(rules, save.text());
    if (reading instanceof Registrable.Reading.Wrong wrong) {
      errors.add(new FieldError(type.type(), wrong.reason()));
      return Optional.empty();
    }
    Optional<Registrable.Value> wanted =
        Optional.of(((Registrable.Reading.Usable) reading).value());
    return wanted.equals(held.map(Registrable.Held::value))
        ? Optional.empty()
        : Optional.of(new Edit(type, wanted, held));
  }
}
