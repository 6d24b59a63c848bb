package io.github.keycloaksspr.core.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.botdefence.BotDefences;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.password.BannedTerms;
import io.github.keycloaksspr.core.policy.Policy.Activity;
import io.github.keycloaksspr.core.policy.Policy.AdminReset;
import io.github.keycloaksspr.core.policy.Policy.Administrators;
import io.github.keycloaksspr.core.policy.Policy.Attributes;
import io.github.keycloaksspr.core.policy.Policy.Branding;
import io.github.keycloaksspr.core.policy.Policy.CustomQuestion;
import io.github.keycloaksspr.core.policy.Policy.Expiry;
import io.github.keycloaksspr.core.policy.Policy.HelpdeskCall;
import io.github.keycloaksspr.core.policy.Policy.Limits;
import io.github.keycloaksspr.core.policy.Policy.LocalUsers;
import io.github.keycloaksspr.core.policy.Policy.Notifications;
import io.github.keycloaksspr.core.policy.Policy.Passwords;
import io.github.keycloaksspr.core.policy.Policy.Phone;
import io.github.keycloaksspr.core.policy.Policy.Questions;
import io.github.keycloaksspr.core.policy.Policy.Registration;
import io.github.keycloaksspr.core.policy.Policy.Sessions;
import io.github.keycloaksspr.core.policy.Policy.Syslog;
import io.github.keycloaksspr.core.policy.Policy.Webhook;
import io.github.keycloaksspr.core.policy.Policy.Writeback;
import io.github.keycloaksspr.core.question.Catalogue;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a {@link Policy}: parsed with every rule checked and every mistake named, so
 * that a document which parses is safe to obey. Fields that are absent take their defaults; unknown
 * fields, doubled fields and wrong types are mistakes.
 */
public final class PolicyDocument {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int MAX_LENGTH = 200_000;
  private static final String TOO_LONG =
      "The policy, with its defaults filled in, must not be longer than "
          + MAX_LENGTH
          + " characters.";
  private static final String ACCOUNT_NAME = "sAMAccountName";
  private static final int LONGEST_ATTRIBUTE_NAME = 255;
  private static final List<Method> ADMINISTRATOR_METHODS =
      List.of(Method.EMAIL, Method.MOBILE_TEXT, Method.MOBILE_CALL, Method.OFFICE_CALL);

  private PolicyDocument() {}

  /** What became of a document. */
  public sealed interface Parsed {}

  /**
   * The document holds a policy.
   *
   * @param warnings settings that are allowed, but that an administrator should think about again
   */
  public record Valid(Policy policy, List<FieldError> warnings) implements Parsed {
    public Valid {
      warnings = List.copyOf(warnings);
    }
  }

  /** The document breaks at least one rule. */
  public record Invalid(List<FieldError> errors) implements Parsed {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** Parses and checks a document. */
  public static Parsed parse(String document) {
    if (document.length() > MAX_LENGTH) {
      return invalid(TOO_LONG);
    }
    JsonNode root;
    try {
      root = JSON.readTree(document);
    } catch (JsonProcessingException e) {
      return invalid(notJson(e));
    }
    return root instanceof ObjectNode object
        ? parse(object)
        : invalid("The policy must be a JSON object.");
  }

  private static String notJson(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr()
                + ")";
    String what =
        e.getOriginalMessage().startsWith("Duplicate field") ? e.getOriginalMessage() : "";
    return "The policy is not valid JSON" + where + (what.isEmpty() ? "." : ": " + what + ".");
  }

  private static Parsed invalid(String error) {
    return new Invalid(List.of(new FieldError("", error)));
  }

  private static Parsed parse(ObjectNode root) {
    List<FieldError> errors = new ArrayList<>();
    Policy policy = read(new PolicyFields(root, "", errors));
    if (errors.isEmpty()) {
      new PolicyRules(errors).check(policy);
    }
    if (errors.isEmpty() && write(policy).length() > MAX_LENGTH) {
      return invalid(TOO_LONG);
    }
    return errors.isEmpty() ? new Valid(policy, PolicyWarnings.of(policy)) : new Invalid(errors);
  }

  private static Policy read(PolicyFields in) {
    Policy policy =
        new Policy(
            in.choice("scope", Scope.values(), Scope::id, Scope.NONE),
            in.texts("groups"),
            in.texts("roles"),
            in.number("gates", 1, 1, 2),
            in.methods("methods", List.of()),
            questions(in.object("questions")),
            registration(in.object("registration")),
            phone(in.object("phone")),
            attributes(in.object("attributes")),
            in.uri("helpdesk", Set.of("mailto", "http", "https")),
            in.choice(
                "helpdeskRequest",
                HelpdeskRequest.values(),
                HelpdeskRequest::id,
                HelpdeskRequest.LINK),
            notifications(in.object("notify")),
            writeback(in.object("writeback")),
            administrators(in.object("administrators")),
            in.choice("afterReset", AfterReset.values(), AfterReset::id, AfterReset.SIGN_IN),
            sessions(in.object("sessions")),
            botDefence(in),
            branding(in.object("branding")),
            passwords(in.object("passwords")),
            adminReset(in.object("adminReset")),
            limits(in.object("limits")),
            expiry(in.object("expiry")),
            activity(in.object("activity")));
    in.refuseOthers();
    return policy;
  }

  private static String botDefence(PolicyFields in) {
    String id =
        in.optionalText("botDefence", "\\w[\\w.-]{0,63}", "the id of an installed bot defence");
    return id == null ? BotDefences.NONE : id;
  }

  private static Questions questions(PolicyFields in) {
    List<CustomQuestion> custom = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (PolicyFields each : in.objects("custom")) {
      CustomQuestion question = new CustomQuestion(each.text("id", ""), each.textMap("text"));
      each.refuseOthers();
      if (!ids.add(question.id())) {
        each.error("id", "The question id is used twice.");
      }
      custom.add(question);
    }
    Questions questions =
        new Questions(
            in.number("register", 5, 3, 5),
            in.number("answer", 3, 3, 5),
            in.texts("catalogue", custom.isEmpty() ? Catalogue.ids() : List.of()),
            custom);
    in.refuseOthers();
    return questions;
  }

  private static Registration registration(PolicyFields in) {
    Registration registration =
        new Registration(
            in.flag("required", false),
            in.number("reconfirmDays", 180, 0, 730),
            in.number("graceSignIns", 0, 0, 100),
            in.date("graceUntil"),
            in.number("usableAfterHours", 0, 0, 720));
    in.refuseOthers();
    return registration;
  }

  private static Attributes attributes(PolicyFields in) {
    Attributes attributes =
        new Attributes(
            in.optionalText("mobilePhone", 1, LONGEST_ATTRIBUTE_NAME),
            in.optionalText("officePhone", 1, LONGEST_ATTRIBUTE_NAME),
            in.optionalText("email", 1, LONGEST_ATTRIBUTE_NAME));
    in.refuseOthers();
    return attributes;
  }

  private static Phone phone(PolicyFields in) {
    Phone phone =
        new Phone(
            in.optionalText("defaultRegion", "[A-Z]{2}", "an ISO country code like US"),
            in.texts("countries"),
            in.flag("callConfirmation", false));
    in.refuseOthers();
    return phone;
  }

  private static Notifications notifications(PolicyFields in) {
    Notifications notifications =
        new Notifications(in.flag("user", true), in.flag("admins", true), in.flag("notMe", true));
    in.refuseOthers();
    return notifications;
  }

  private static Writeback writeback(PolicyFields in) {
    Writeback writeback =
        new Writeback(
            in.flag("enabled", false),
            in.flag("unlockWithoutReset", false),
            in.flag("onCreate", false),
            in.has("localUsers") ? localUsers(in.object("localUsers")) : null);
    in.refuseOthers();
    return writeback;
  }

  private static LocalUsers localUsers(PolicyFields in) {
    LocalUsers localUsers =
        new LocalUsers(
            in.requiredText("provider"),
            in.requiredText("userAttribute"),
            Optional.ofNullable(
                    in.optionalText(
                        "directoryAttribute",
                        "[A-Za-z][A-Za-z0-9-]{0,63}",
                        "the name of an LDAP attribute like " + ACCOUNT_NAME))
                .orElse(ACCOUNT_NAME));
    in.refuseOthers();
    return localUsers;
  }

  private static Administrators administrators(PolicyFields in) {
    Administrators administrators =
        new Administrators(
            in.number("gates", 2, 1, 2), in.methods("methods", ADMINISTRATOR_METHODS));
    in.refuseOthers();
    return administrators;
  }

  private static Sessions sessions(PolicyFields in) {
    EndedSessions[] withReset = {EndedSessions.ALL, EndedSessions.CHOICE};
    EndedSessions[] withChange = {EndedSessions.OTHERS, EndedSessions.CHOICE};
    Sessions sessions =
        new Sessions(
            in.choice("afterReset", withReset, EndedSessions::id, EndedSessions.ALL),
            in.choice("afterChange", withChange, EndedSessions::id, EndedSessions.CHOICE),
            in.flag("offline", true));
    in.refuseOthers();
    return sessions;
  }

  private static Branding branding(PolicyFields in) {
    Branding branding =
        new Branding(
            in.optionalText("name", 1, 100),
            in.uri("logo", Set.of("https")),
            in.optionalText(
                "color", "#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", "a colour like #0b5cad"));
    in.refuseOthers();
    return branding;
  }

  private static Passwords passwords(PolicyFields in) {
    List<String> banned = in.texts("banned");
    in.refuseOthers();
    return new Passwords(BannedTerms.of(banned));
  }

  private static AdminReset adminReset(PolicyFields in) {
    AdminReset adminReset =
        new AdminReset(in.number("hours", 24, 1, 720), in.number("linkMinutes", 60, 5, 10_080));
    in.refuseOthers();
    return adminReset;
  }

  private static Expiry expiry(PolicyFields in) {
    Expiry expiry = new Expiry(in.descending("remindDays", 1, 90, 5));
    in.refuseOthers();
    return expiry;
  }

  private static Activity activity(PolicyFields in) {
    Activity activity =
        new Activity(
            in.number("keepDays", 0, 0, 36_500),
            in.choice(
                "onUserDeletion",
                OnUserDeletion.values(),
                OnUserDeletion::id,
                OnUserDeletion.ANONYMISE),
            in.has("webhook") ? webhook(in.object("webhook")) : null,
            in.has("syslog") ? syslog(in.object("syslog")) : null,
            helpdeskCall(in.object("helpdeskCall")));
    in.refuseOthers();
    return activity;
  }

  private static @Nullable Webhook webhook(PolicyFields in) {
    URI url = in.requiredUri("url", Set.of("https", "http"));
    String secret =
        in.requiredText(
            "secret",
            "\\$\\{vault\\.[\\w.-]{1,100}\\}",
            "a reference to Keycloak's vault such as ${vault.sspr-webhook}, for the policy holds"
                + " no secrets");
    in.refuseOthers();
    return url == null || secret == null ? null : new Webhook(url, secret);
  }

  private static @Nullable Syslog syslog(PolicyFields in) {
    URI url = in.requiredUri("url", Set.of("tls", "tcp", "udp"));
    SyslogFormat format =
        in.choice("format", SyslogFormat.values(), SyslogFormat::id, SyslogFormat.RFC5424);
    in.refuseOthers();
    return url == null ? null : new Syslog(url, format);
  }

  private static HelpdeskCall helpdeskCall(PolicyFields in) {
    HelpdeskCall call =
        new HelpdeskCall(
            in.number("minutes", 20, 0, HelpdeskCall.MOST_MINUTES),
            in.amount("cost", HelpdeskCall.TOO_MUCH, HelpdeskCall.DECIMALS),
            in.optionalText("currency", "[A-Z]{3}", "the code of a currency such as EUR"));
    in.refuseOthers();
    String currency = call.currency();
    if (currency != null && !HelpdeskCall.currency(currency)) {
      in.error("currency", "There is no currency " + currency + ".");
    } else if (currency != null && !in.has("cost")) {
      in.error("currency", "The currency needs a cost.");
    }
    return call;
  }

  /** Returns the policy of an empty document. */
  static Policy defaults() {
    return read(new PolicyFields(JSON.createObjectNode(), "", new ArrayList<>()));
  }

  /** Returns what holds where no policy says otherwise. */
  static Limits defaultLimits() {
    return limits(new PolicyFields(JSON.createObjectNode(), "", new ArrayList<>()));
  }

  private static Limits limits(PolicyFields in) {
    Limits limits =
        new Limits(
            in.number("proofs", 5, 1, 100),
            in.number("phoneChecks", 5, 1, 100),
            in.number("texts", 5, 1, 100),
            in.number("calls", 5, 1, 100),
            in.number("questions", 5, 1, 100),
            in.number("mails", 10, 1, 100),
            in.number("perDestination", 3, 1, 100),
            in.number("identifications", 300, 1, 1_000_000),
            in.number("paidPerDay", 500, 1, 1_000_000),
            in.number("helpdeskRequests", 3, 1, 100),
            in.number("helpdeskPerSource", 10, 1, 1_000_000),
            in.number("helpdeskPerDay", 200, 1, 1_000_000),
            in.number("blockHours", 24, 1, 720),
            in.texts("exemptNetworks"));
    in.refuseOthers();
    return limits;
  }

  /** Writes the document of a policy; {@link #parse} reads it back to an equal one. */
  public static String write(Policy policy) {
    return tree(policy).toString();
  }

  /** Returns what {@link #write} writes, as a tree. */
  public static JsonNode tree(Policy policy) {
    ObjectNode root = JSON.createObjectNode();
    root.put("scope", policy.scope().id());
    texts(root.putArray("groups"), policy.groups());
    texts(root.putArray("roles"), policy.roles());
    root.put("gates", policy.gates());
    methods(root.putArray("methods"), policy.methods());
    write(root.putObject("questions"), policy.questions());
    write(root.putObject("registration"), policy.registration());
    write(root.putObject("phone"), policy.phone());
    write(root.putObject("attributes"), policy.attributes());
    optional(root, "helpdesk", policy.helpdesk());
    root.put("helpdeskRequest", policy.helpdeskRequest().id());
    root.putObject("notify")
        .put("user", policy.notifications().user())
        .put("admins", policy.notifications().admins())
        .put("notMe", policy.notifications().notMe());
    write(root.putObject("writeback"), policy.writeback());
    ObjectNode administrators = root.putObject("administrators");
    administrators.put("gates", policy.administrators().gates());
    methods(administrators.putArray("methods"), policy.administrators().methods());
    root.put("afterReset", policy.afterReset().id());
    root.putObject("sessions")
        .put("afterReset", policy.sessions().afterReset().id())
        .put("afterChange", policy.sessions().afterChange().id())
        .put("offline", policy.sessions().offline());
    root.put("botDefence", policy.botDefence());
    write(root.putObject("branding"), policy.branding());
    texts(root.putObject("passwords").putArray("banned"), policy.passwords().banned().texts());
    root.putObject("adminReset")
        .put("hours", policy.adminReset().hours())
        .put("linkMinutes", policy.adminReset().linkMinutes());
    write(root.putObject("limits"), policy.limits());
    ArrayNode remindDays = root.putObject("expiry").putArray("remindDays");
    policy.expiry().remindDays().forEach(remindDays::add);
    write(root.putObject("activity"), policy.activity());
    return root;
  }

  private static void write(ObjectNode node, Activity activity) {
    node.put("keepDays", activity.keepDays()).put("onUserDeletion", activity.onUserDeletion().id());
    if (activity.webhook() != null) {
      node.putObject("webhook")
          .put("url", activity.webhook().url().toString())
          .put("secret", activity.webhook().secret());
    }
    if (activity.syslog() != null) {
      node.putObject("syslog")
          .put("url", activity.syslog().url().toString())
          .put("format", activity.syslog().format().id());
    }
    HelpdeskCall call = activity.helpdeskCall();
    ObjectNode helpdeskCall = node.putObject("helpdeskCall").put("minutes", call.minutes());
    if (call.cost() != null) {
      // as it is: a node that is made of the amount by itself would be 1E+2 for 100
      helpdeskCall.set("cost", DecimalNode.valueOf(call.cost()));
    }
    optional(helpdeskCall, "currency", call.currency());
  }

  private static void write(ObjectNode node, Limits limits) {
    node.put("proofs", limits.proofs())
        .put("phoneChecks", limits.phoneChecks())
        .put("texts", limits.texts())
        .put("calls", limits.calls())
        .put("questions", limits.questions())
        .put("mails", limits.mails())
        .put("perDestination", limits.perDestination())
        .put("identifications", limits.identifications())
        .put("paidPerDay", limits.paidPerDay())
        .put("helpdeskRequests", limits.helpdeskRequests())
        .put("helpdeskPerSource", limits.helpdeskPerSource())
        .put("helpdeskPerDay", limits.helpdeskPerDay())
        .put("blockHours", limits.blockHours());
    texts(node.putArray("exemptNetworks"), limits.exemptNetworks());
  }

  private static void write(ObjectNode node, Registration registration) {
    node.put("required", registration.required())
        .put("reconfirmDays", registration.reconfirmDays())
        .put("graceSignIns", registration.graceSignIns());
    if (registration.graceUntil() != null) {
      node.put("graceUntil", registration.graceUntil().toString());
    }
    node.put("usableAfterHours", registration.usableAfterHours());
  }

  private static void write(ObjectNode node, Writeback writeback) {
    node.put("enabled", writeback.enabled())
        .put("unlockWithoutReset", writeback.unlockWithoutReset())
        .put("onCreate", writeback.onCreate());
    LocalUsers localUsers = writeback.localUsers();
    if (localUsers != null) {
      node.putObject("localUsers")
          .put("provider", localUsers.provider())
          .put("userAttribute", localUsers.userAttribute())
          .put("directoryAttribute", localUsers.directoryAttribute());
    }
  }

  private static void write(ObjectNode node, Attributes attributes) {
    optional(node, "mobilePhone", attributes.mobilePhone());
    optional(node, "officePhone", attributes.officePhone());
    optional(node, "email", attributes.email());
  }

  private static void write(ObjectNode node, Phone phone) {
    optional(node, "defaultRegion", phone.defaultRegion());
    texts(node.putArray("countries"), phone.countries());
    node.put("callConfirmation", phone.callConfirmation());
  }

  private static void write(ObjectNode node, Questions questions) {
    node.put("register", questions.register()).put("answer", questions.answer());
    texts(node.putArray("catalogue"), questions.catalogue());
    ArrayNode custom = node.putArray("custom");
    for (CustomQuestion question : questions.custom()) {
      ObjectNode each = custom.addObject().put("id", question.id());
      ObjectNode text = each.putObject("text");
      question.text().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> text.put(entry.getKey(), entry.getValue()));
    }
  }

  private static void write(ObjectNode node, Branding branding) {
    optional(node, "name", branding.name());
    optional(node, "logo", branding.logo());
    optional(node, "color", branding.color());
  }

  private static void optional(ObjectNode node, String field, @Nullable Object value) {
    if (value != null) {
      node.put(field, value.toString());
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void methods(ArrayNode array, List<Method> methods) {
    methods.forEach(method -> array.add(method.id()));
  }
}
