package io.github.keycloaksspr.tests.browserless;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** What a server answered to a {@link Browserless} visitor. */
public final class Page {
  private final Browserless visitor;
  private final URI address;
  private final HttpResponse<String> response;

  Page(Browserless visitor, URI address, HttpResponse<String> response) {
    this.visitor = visitor;
    this.address = address;
    this.response = response;
  }

  public Browserless visitor() {
    return visitor;
  }

  public URI address() {
    return address;
  }

  public int status() {
    return response.statusCode();
  }

  /** Returns all values of a header, with commas between; empty without it. */
  public String header(String name) {
    return String.join(", ", response.headers().allValues(name));
  }

  public String html() {
    return response.body();
  }

  /** Returns the page's text as a person reads it. */
  public String text() {
    return document().body().text();
  }

  public Document document() {
    return Jsoup.parse(html(), address.toString());
  }

  /** Returns where the server wants the visitor to go. */
  public Optional<URI> redirect() {
    return status() / 100 == 3
        ? response.headers().firstValue("Location").map(address::resolve)
        : Optional.empty();
  }

  public boolean has(String css) {
    return !document().select(css).isEmpty();
  }

  /** Returns the first element that a CSS selector finds. */
  public Element element(String css) {
    Element found = document().selectFirst(css);
    if (found == null) {
      throw new AssertionError("no " + css + " on this page (" + status() + "):\n" + text());
    }
    return found;
  }

  public Form form(String id) {
    return Form.of(visitor, (FormElement) element("form#" + id));
  }

  /** Follows a link. */
  public Page click(String css) {
    return visitor.open(URI.create(element(css).absUrl("href")));
  }

  /** Loads the page again by its address. */
  public Page reload() {
    return visitor.open(address);
  }

  @Override
  public String toString() {
    return address + " (" + status() + "): " + text();
  }
}
