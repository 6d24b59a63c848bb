package io.github.keycloaksspr.demo.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.demo.setup.Gates;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The HTML of the sample application. */
final class AppPage {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s</title>
        <link rel="icon" href="data:,">
        <style>
          :root { color-scheme: light dark; --quiet: light-dark(#57606a, #a3abb5);
                  --accent: light-dark(#0b5cad, #7ab8ff); --on-accent: light-dark(#fff, #10151b); }
          body { margin: 4rem auto; max-width: 28rem; padding: 0 1rem;
                 font: 1.125rem/1.5 system-ui, sans-serif; }
          a { color: var(--accent); }
          a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
          nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
          nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none;
                                border-bottom: 3px solid var(--accent); }
          .button { display: inline-block; margin: 0 .5rem .5rem 0; padding: .5rem 1.25rem;
                    border-radius: .5rem; background: var(--accent); color: var(--on-accent);
                    text-decoration: none; }
          .note { color: var(--quiet); }
          dt { margin-top: 1rem; }
          dd { margin: 0; }
          output { font-size: 2.5rem; letter-spacing: .1em; font-variant-numeric: tabular-nums; }
        </style>
      </head>
      <body>
        <main>
          <h1>%1$s</h1>
          %2$s
        </main>
      </body>
      </html>
      """;

  private AppPage() {}

  static String signedOut(Gates gates) {
    return portal(gates, "A sample application. You are not signed in.", signIn(gates, "Sign in"));
  }

  static String signedIn(Gates gates, String username) {
    return portal(
        gates,
        "Signed in as <strong>" + escaped(username) + "</strong>",
        button("sign-out", gates.appPath() + "/sign-out", "Sign out")
            + link("registration", gates.appPath() + "/registration", "Password reset data")
            + " "
            + link("passkey", gates.appPath() + "/passkey", "Set up a passkey"));
  }

  static String failed(Gates gates, String reason) {
    return portal(gates, "Sign-in failed: " + escaped(reason), signIn(gates, "Sign in again"));
  }

  /** Shows the codes of several authenticator apps by the names of their owners. */
  static String codes(SortedMap<String, String> codes) {
    String list =
        codes.entrySet().stream()
            .map(
                code ->
                    "<dt>%1$s</dt><dd><output id=\"%1$s\">%2$s</output></dd>"
                        .formatted(escaped(code.getKey()), code.getValue()))
            .collect(Collectors.joining());
    return FRAME.formatted(
        "Authenticator apps",
        "<dl>" + list + "</dl><p><a href=\"\">Show the current codes</a></p>");
  }

  /** Shows how writeback stands, by the administration's answers about each of some people. */
  static String directory(SortedMap<String, JsonNode> reports) {
    JsonNode status = List.copyOf(reports.values()).get(reports.size() - 1);
    return FRAME.formatted(
        "Active Directory",
        "<p>Writeback is <strong id=\"state\">%s</strong>.</p><h2>Controllers</h2>%s<h2>People</h2>%s"
                .formatted(
                    escaped(status.path("state").asText()), controllers(status), people(reports))
            + "<p><a href=\"\">Check again</a></p>");
  }

  private static String controllers(JsonNode status) {
    StringBuilder list = new StringBuilder("<dl>");
    for (JsonNode controller : status.path("directories").path(0).path("controllers")) {
      list.append(entry(controller.path("address").asText(), controller.path("state").asText()));
      list.append(note("TLS " + controller.path("tls").asText()));
      list.append(note("bind " + controller.path("bind").asText()));
      list.append(note("answers in " + controller.path("responseMillis").asText("–") + " ms"));
      list.append(note("last request answered " + controller.path("lastSuccess").asText("–")));
      controller
          .path("problems")
          .forEach(problem -> list.append(note(problem.path("message").asText())));
    }
    return list.append("</dl>").toString();
  }

  private static String people(SortedMap<String, JsonNode> reports) {
    StringBuilder list = new StringBuilder("<dl>");
    reports.forEach(
        (name, report) -> {
          JsonNode user = report.path("user");
          list.append(
              entry(name, user.path("resettable").asBoolean() ? "can reset" : "cannot reset"));
          list.append(note("account " + user.path("account").path("access").asText("unknown")));
          user.path("findings").forEach(finding -> list.append(note(finding.asText())));
        });
    return list.append("</dl>").toString();
  }

  private static String entry(String name, String value) {
    return "<dt>%s</dt><dd id=\"%s\"><strong>%s</strong></dd>"
        .formatted(escaped(name), escaped(name), escaped(value));
  }

  private static String note(String text) {
    return "<dd class=\"note\">" + escaped(text) + "</dd>";
  }

  private static String signIn(Gates gates, String label) {
    return button("sign-in", gates.appPath() + "/sign-in", label);
  }

  private static String portal(Gates gates, String state, String links) {
    return FRAME.formatted(
        "Corp portal",
        """
        <nav aria-label="How many proofs a reset takes">%s</nav>
          <p class="note">%s</p>
          <p id="state">%s</p>
          <p>%s</p>
          <p class="note">Your codes: <a href="/">Inbox</a>,
            <a href="/authenticator">Authenticator apps</a>,
            <a href="/directory">Active Directory</a></p>
        """
            .formatted(menu(gates), escaped(gates.meaning()), state, links));
  }

  private static String menu(Gates here) {
    return Arrays.stream(Gates.values())
        .map(
            gates ->
                "<a id=\"%s\" href=\"%s\"%s>%s</a>"
                    .formatted(
                        gates.realm(),
                        gates.appPath(),
                        gates == here ? " aria-current=\"page\"" : "",
                        gates.label()))
        .collect(Collectors.joining(" "));
  }

  private static String button(String id, String path, String label) {
    return "<a class=\"button\" id=\"%s\" href=\"%s\">%s</a>".formatted(id, path, label);
  }

  private static String link(String id, String path, String label) {
    return "<a id=\"%s\" href=\"%s\">%s</a>".formatted(id, path, label);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
