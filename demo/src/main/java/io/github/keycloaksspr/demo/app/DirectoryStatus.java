package io.github.keycloaksspr.demo.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import io.github.keycloaksspr.demo.domain.Member;
import io.github.keycloaksspr.demo.inbox.LocalWeb;
import io.github.keycloaksspr.demo.setup.AdminApi;
import io.github.keycloaksspr.demo.setup.Gates;
import java.io.IOException;
import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shows what an administrator of the realm sees of writeback to the domain. */
public final class DirectoryStatus {
  private static final String PATH = "/directory";

  private DirectoryStatus() {}

  /** Makes a connection to the administration. */
  @FunctionalInterface
  public interface SignIn {
    /** Signs in anew, for the right to call does not last. */
    AdminApi signIn() throws IOException, InterruptedException;
  }

  /**
   * Puts a page on a web server that checks the domain whenever it is opened.
   *
   * @return address of the page
   */
  public static URI mountOn(LocalWeb web, SignIn admin) {
    web.on(PATH, exchange -> show(exchange, admin));
    return web.url().resolve(PATH);
  }

  private static void show(HttpExchange exchange, SignIn admin) throws IOException {
    try {
      LocalWeb.reply(exchange, 200, "text/html", AppPage.directory(reports(admin.signIn())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the whole answer for each member of the domain. */
  private static SortedMap<String, JsonNode> reports(AdminApi admin)
      throws IOException, InterruptedException {
    SortedMap<String, JsonNode> reports = new TreeMap<>();
    for (Member member : Member.values()) {
      reports.put(
          member.username(),
          admin.ask(
              "/" + Gates.ONE.realm() + "/sspr/writeback/check",
              JsonNodeFactory.instance.objectNode().put("user", member.username())));
    }
    return reports;
  }
}
