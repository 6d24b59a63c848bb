package io.github.keycloaksspr.tests.pages;

import io.github.keycloaksspr.tests.trace.Secret;
import java.util.List;
import java.util.regex.Pattern;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Keycloak's own admin console, with our pages in it. */
public final class AdminConsolePage {
  private static final String TAB = "#sspr-tab";
  private static final String ITEM = "#nav-item-sspr";
  private static final String SECRET = "#sspr-secret";

  private final Browser browser;

  AdminConsolePage(Browser browser) {
    this.browser = browser;
    browser.find("[id^=nav-item-]");
  }

  /** Waits until our script knows what the administrator may do. */
  public AdminConsolePage asked() {
    browser.awaitAnswerTo("/sspr/whoami");
    return this;
  }

  /** Tells whether something of ours is to be seen. */
  public boolean hasAnythingOfOurs() {
    return browser.has(TAB) || browser.has(ITEM) || browser.has("sspr-admin");
  }

  /** Goes from the console's page of a user to ours. */
  public AdminConsolePage user(String username) {
    browser.find(TAB).click();
    return shows(username);
  }

  /** Does the same by the keyboard alone. */
  public AdminConsolePage userByKeyboard(String username) {
    browser.find(TAB);
    browser.tabTo(TAB);
    browser.press(Keys.ENTER);
    return shows(username);
  }

  private AdminConsolePage shows(String username) {
    browser.awaitText("sspr-admin h1", username);
    return this;
  }

  /** Goes to our page of the realm. */
  public AdminConsolePage realm() {
    browser.find(ITEM).click();
    browser.awaitAbsence("sspr-admin[user]");
    browser.find("sspr-admin .sspr-card");
    return this;
  }

  /** Returns the titles of our cards. */
  public List<String> cards() {
    browser.awaitAbsence(".sspr-waiting");
    return browser.findAll("h2[class*=card__title]").stream().map(WebElement::getText).toList();
  }

  /** Returns what the page asks for, or offers to do. */
  public List<String> controls() {
    browser.awaitAbsence(".sspr-waiting");
    return browser.findAll("sspr-admin :is(button, input)").stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getAccessibleName)
        .toList();
  }

  /** Has a password made by the keyboard alone and returns it. */
  public String generateByKeyboard() {
    browser.find("#sspr-kind-generated");
    browser.tabTo("#sspr-kind-generated");
    browser.press(Keys.ENTER);
    return Secret.PASSWORD.used(browser.find(SECRET).getText());
  }

  /** Says that the password has been handed over. */
  public AdminConsolePage forget() {
    press("Done");
    browser.awaitAbsence(SECRET);
    return this;
  }

  /** Types a temporary password twice. */
  public AdminConsolePage type(String password, String again) {
    browser.find("#sspr-kind-typed").click();
    browser.type("#sspr-password", Secret.PASSWORD.used(password));
    browser.type("#sspr-confirm", again);
    return press("Reset password");
  }

  /** Waits for what the page says beside a field. */
  public AdminConsolePage refuses(String field, String reason) {
    browser.awaitText("#sspr-" + field + "-help", reason);
    return this;
  }

  /** Waits for what a card says. */
  public AdminConsolePage says(String card, String part) {
    browser.awaitText("section[aria-label='" + card + "']", part);
    return this;
  }

  /** Presses the first button with a name. */
  public AdminConsolePage press(String name) {
    browser.awaitAbsence("sspr-admin button:disabled");
    button(name).click();
    return this;
  }

  private WebElement button(String name) {
    browser.find("sspr-admin button");
    return browser.findAll("sspr-admin button").stream()
        .filter(WebElement::isDisplayed)
        .filter(button -> Pattern.matches(name, button.getAccessibleName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + name + ":\n" + browser.text()));
  }

  /** Removes a registered method and says yes when asked. */
  public AdminConsolePage remove(String method) {
    press("Remove: " + method);
    browser.find("dialog[open] button[type=submit]").click();
    return this;
  }

  public AdminConsolePage neverExpires() {
    browser.find("#sspr-never").click();
    return this;
  }

  /** Chooses a user in the list of those whose password never expires. */
  public AdminConsolePage choose(String username) {
    browser.find("input[aria-label='Choose " + username + "']").click();
    return this;
  }

  /** Says why a block is to be lifted. */
  public AdminConsolePage lift(String reason) {
    browser.type("#sspr-reason", reason);
    return press("Lift the block");
  }
}
