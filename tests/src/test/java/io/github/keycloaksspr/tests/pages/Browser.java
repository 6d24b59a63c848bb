package io.github.keycloaksspr.tests.pages;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chromium.ChromiumDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser, from which page objects are opened. */
public final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int MOST_TABS = 40;

  private final ChromiumDriver driver;

  public Browser(WebDriver driver) {
    this.driver = (ChromiumDriver) driver;
    // absence is asked for as well, and must not take five seconds each time
    driver.manage().timeouts().implicitlyWait(Duration.ZERO);
  }

  /** Opens the sign-in page at an address. */
  public SignInPage signIn(URI address) {
    driver.navigate().to(address.toString());
    return new SignInPage(this);
  }

  /** Opens a page that is none of Keycloak's. */
  public Browser open(String address) {
    driver.navigate().to(address);
    return this;
  }

  /** Follows a link to a page that is none of Keycloak's. */
  public Browser follow(String link) {
    leaveBy(link);
    return this;
  }

  /** Follows a link to the sign-in page. */
  public SignInPage signIn(String link) {
    leaveBy(link);
    return new SignInPage(this);
  }

  /** Opens the page of the account console that lists what one signs in with. */
  public AccountConsolePage accountConsole(String realm) {
    driver.navigate().to(realm + "/account/account-security/signing-in");
    return new AccountConsolePage(this);
  }

  /**
   * Opens an address of Keycloak's admin console, where whoever is not signed in has to do so.
   *
   * @param console begins with the base URL of the server
   */
  public AdminConsolePage adminConsole(String console, String username, String password) {
    driver.navigate().to(console);
    new SignInPage(this).submit(username, password);
    return new AdminConsolePage(this);
  }

  /** Opens an address of Keycloak's admin console for whoever is signed in. */
  public AdminConsolePage adminConsole(String console) {
    // another fragment alone would load nothing
    driver.navigate().to("about:blank");
    driver.navigate().to(console);
    return new AdminConsolePage(this);
  }

  /** Opens an address of the realm where somebody who is signed in is led to the registration. */
  public RegisterPage register(URI address) {
    driver.navigate().to(address.toString());
    return new RegisterPage(this);
  }

  /** Opens the page that asks whose password is to be reset. */
  public IdentifyPage identify(String address) {
    driver.navigate().to(address);
    return new IdentifyPage(this);
  }

  /** Deletes the cookies of all servers. */
  public void forgetEverything() {
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  /** Tells what the page is about, as a person reads it. */
  public String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** Returns all that the page is made of now. */
  public String source() {
    return driver.getPageSource();
  }

  public String address() {
    return driver.getCurrentUrl();
  }

  /** Returns the language that the page says it is in. */
  public String language() {
    return driver.findElement(By.tagName("html")).getAttribute("lang");
  }

  public boolean has(String css) {
    return !driver.findElements(By.cssSelector(css)).isEmpty();
  }

  /** Closes the browser and opens it again: cookies without an end are gone. */
  @SuppressWarnings("unchecked")
  public void restart() {
    Map<String, Object> all = driver.executeCdpCommand("Network.getAllCookies", Map.of());
    ((List<Map<String, Object>>) all.get("cookies"))
        .stream()
            .filter(cookie -> Boolean.TRUE.equals(cookie.get("session")))
            .forEach(this::forget);
  }

  private void forget(Map<String, Object> cookie) {
    driver.executeCdpCommand(
        "Network.deleteCookies",
        Map.of(
            "name", cookie.get("name"),
            "domain", cookie.get("domain"),
            "path", cookie.get("path")));
  }

  /** Lets the pages' scripts run or not. */
  public void allowScripts(boolean allowed) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
  }

  /** Presses keys where the focus is. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Goes from field to field by the tab key until one is reached. */
  void tabTo(String css) {
    WebElement wanted = find(css);
    for (int i = 0; i < MOST_TABS && !driver.switchTo().activeElement().equals(wanted); i++) {
      press(Keys.TAB);
    }
    if (!driver.switchTo().activeElement().equals(wanted)) {
      throw new AssertionError("the tab key does not lead to " + css);
    }
  }

  /** Gives the browser something that keeps passkeys. */
  public PasskeyDevice plugIn() {
    return PasskeyDevice.in(driver);
  }

  /** Sets up a passkey on Keycloak's page for it, under the name that the browser proposes. */
  void setUpPasskey() {
    find("#registerWebAuthn").click();
    new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.alertIsPresent()).accept();
    find("#signed-in");
  }

  void reload() {
    driver.navigate().refresh();
  }

  void back() {
    driver.navigate().back();
  }

  void forward() {
    driver.navigate().forward();
  }

  /** Waits until something is no longer on the page. */
  void awaitAbsence(String css) {
    new WebDriverWait(driver, PATIENCE).until(page -> !has(css));
  }

  /** Waits until something on the page reads as it should. */
  void awaitText(String css, String part) {
    try {
      new WebDriverWait(driver, PATIENCE)
          .ignoring(StaleElementReferenceException.class)
          .until(page -> find(css).getText().contains(part));
    } catch (TimeoutException e) {
      throw new AssertionError("no '" + part + "' in " + css + ":\n" + text(), e);
    }
  }

  /** Waits until the page has had an answer to a request. */
  void awaitAnswerTo(String path) {
    new WebDriverWait(driver, PATIENCE)
        .until(
            page ->
                driver.executeScript(
                    "return performance.getEntriesByType('resource')"
                        + ".some(each => each.name.includes(arguments[0]) && each.responseEnd > 0)",
                    path));
  }

  WebElement find(String css) {
    try {
      return new WebDriverWait(driver, PATIENCE)
          .ignoring(StaleElementReferenceException.class)
          .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(css)));
    } catch (TimeoutException e) {
      throw new AssertionError("no " + css + " at " + address() + ":\n" + text(), e);
    }
  }

  /** Waits for a text that a script puts there. */
  void await(String css, String text) {
    find(css);
    try {
      new WebDriverWait(driver, PATIENCE)
          .until(ExpectedConditions.textToBe(By.cssSelector(css), text));
    } catch (TimeoutException e) {
      throw new AssertionError(css + " says '" + find(css).getText() + "'", e);
    }
  }

  List<WebElement> findAll(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  void type(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
  }

  /** Clicks and waits for the next page, which may be of the same kind. */
  void leaveBy(String css) {
    leaveBy(() -> find(css).click());
  }

  void leaveBy(Runnable action) {
    WebElement page = find("html");
    action.run();
    new WebDriverWait(driver, PATIENCE)
        // between two pages the driver knows all sorts of errors
        .ignoring(WebDriverException.class)
        .until(anywhere -> !anywhere.findElement(By.tagName("html")).equals(page));
  }
}
