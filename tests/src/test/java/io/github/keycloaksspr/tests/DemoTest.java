package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.tests.pages.Browser;
import io.github.keycloaksspr.tests.pages.CodePage;
import io.github.keycloaksspr.tests.pages.DonePage;
import io.github.keycloaksspr.tests.pages.MethodPage;
import io.github.keycloaksspr.tests.pages.RegisterPage;
import io.github.keycloaksspr.tests.pages.SignInPage;
import io.github.keycloaksspr.tests.trace.Secret;
import io.github.keycloaksspr.tests.trace.Traces;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run demo} does what the README says, from the start to Ctrl-C. */
class DemoTest extends BrowserTest {
  private static final Path ROOT = Path.of(System.getProperty("sspr.root")).normalize();
  private static final Path PLACES = ROOT.resolve("demo/target/demo.json");
  private static final Duration TO_START = Duration.ofMinutes(5);
  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
  private static final String ADDRESS = Secret.ADDRESS.used("anna@private.example");
  private static final String FORGOTTEN = "Forgotten-1";
  private static final String NEW = "Remembered-1";

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;

  private Process demo;

  @AfterEach
  void endTheDemo() {
    if (demo != null && demo.isAlive()) {
      demo.descendants().forEach(ProcessHandle::destroy);
      demo.destroy();
    }
  }

  @Test
  void oneCommandShowsAWholeResetAndLeavesNothingBehind() throws IOException, InterruptedException {
    JsonNode places = startDemo();
    assertThat(messages(places)).as("the inbox").isEmpty();
    List<ProcessHandle> processes =
        Stream.concat(Stream.of(demo.toHandle()), demo.descendants()).toList();

    resetAnnasPassword(places);
    resetIdasPasswordByTwoGates(places);
    signInAsBertWhoMustRegister(places);
    unlockOttoInTheDomainByAReset(places);

    signal("INT");
    assertThat(demo.waitFor(30, TimeUnit.SECONDS)).as("the demo has ended").isTrue();
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(PLACES).doesNotExist();
    for (String place : List.of("keycloak", "inbox")) {
      assertThat(listens(URI.create(places.path(place).asText()))).as(place).isFalse();
    }
  }

  private void resetAnnasPassword(JsonNode places) throws IOException, InterruptedException {
    Browser app = browser.open(places.path("app").asText());
    CodePage code = app.signIn("#sign-in").forgotPassword().identify("anna").send(ADDRESS);
    DonePage done = code.enter(codeFromInbox(places, ADDRESS)).choose(NEW);
    done.goOn();
    browser.open(places.path("app").asText()).signIn("#sign-in").submit("anna", NEW);
    assertThat(browser.text()).contains("Signed in as anna");
  }

  private void resetIdasPasswordByTwoGates(JsonNode places)
      throws IOException, InterruptedException {
    browser.forgetEverything();
    Browser app = browser.open(places.path("app").asText());
    SignInPage signIn = app.follow("#corp-two-gates").signIn("#sign-in");
    CodePage code =
        signIn.forgotPassword().identifyAndChoose("ida").mobileText().send("+1 4255550103");
    MethodPage second = code.enterFirst(codeFromInbox(places, "+14255550103"));
    assertThat(browser.text()).contains("Step 2 of 2").doesNotContain("mobile");
    second.questions().answer(DemoTest::answer).choose(NEW).goOn();
    browser
        .open(places.path("twoGates").path("app").asText())
        .signIn("#sign-in")
        .submit("ida", NEW);
    assertThat(browser.text()).contains("One-time code");
  }

  private void signInAsBertWhoMustRegister(JsonNode places)
      throws IOException, InterruptedException {
    browser.forgetEverything();
    RegisterPage register =
        browser
            .open(places.path("app").asText())
            .signIn("#sign-in")
            .signInAndRegister("bert", FORGOTTEN);
    String address = Secret.ADDRESS.used("bert@private.example");
    register.email().send(address).register(codeFromInbox(places, address)).done();
    assertThat(browser.text()).contains("Signed in as bert");
  }

  private void unlockOttoInTheDomainByAReset(JsonNode places)
      throws IOException, InterruptedException {
    String directory = places.path("directory").asText();
    browser.forgetEverything();
    browser.open(directory);
    assertThat(browser.text()).contains("Writeback is up", "TLS ok", "bind ok", "locked");
    String address = Secret.ADDRESS.used("otto@private.example");
    CodePage code =
        browser
            .open(places.path("app").asText())
            .signIn("#sign-in")
            .forgotPassword()
            .identify("otto")
            .send(address);
    code.enter(codeFromInbox(places, address)).choose(NEW).goOn();
    browser.open(places.path("app").asText()).signIn("#sign-in").submit("otto", NEW);
    assertThat(browser.text()).contains("Signed in as otto");
    browser.open(directory);
    assertThat(browser.text()).contains("Writeback is up").doesNotContain("locked");
  }

  private static String answer(String question) {
    return Map.of(
            "dish",
            "dumplings",
            "pet",
            "rollo",
            "sport",
            "rowing",
            "job",
            "baker",
            "admire",
            "pippi")
        .entrySet()
        .stream()
        .filter(answer -> question.contains(answer.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no answer to " + question));
  }

  private JsonNode startDemo() throws IOException, InterruptedException {
    Path log = folder.resolve("demo.log");
    ProcessBuilder command =
        // a build server may start us with Ctrl-C ignored, which children would inherit
        new ProcessBuilder(
                "env",
                "--default-signal=INT",
                "./run",
                "demo",
                "--http-port",
                "0",
                "--inbox-port",
                "0")
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    command.environment().putAll(Traces.environment("demo"));
    demo = command.start();
    Instant deadline = Instant.now().plus(TO_START);
    while (!Files.exists(PLACES)) {
      assertThat(demo.isAlive() && Instant.now().isBefore(deadline))
          .as(() -> "the demo starts\n" + read(log))
          .isTrue();
      Thread.sleep(100);
    }
    return new ObjectMapper().readTree(Files.readString(PLACES));
  }

  private String codeFromInbox(JsonNode places, String to)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (Instant.now().isBefore(deadline)) {
      for (JsonNode message : messages(places)) {
        Matcher code = CODE.matcher(message.path("text").asText());
        if (message.path("to").asText().equals(to) && code.find()) {
          return Secret.CODE.used(code.group());
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no code to " + to + " arrived in the inbox");
  }

  private JsonNode messages(JsonNode places) throws IOException, InterruptedException {
    URI messages = URI.create(places.path("messages").asText());
    return new ObjectMapper()
        .readTree(
            http.send(HttpRequest.newBuilder(messages).build(), BodyHandlers.ofString()).body());
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(demo.pid())).start().waitFor();
  }

  private static boolean listens(URI place) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(place.getHost(), place.getPort()), 1000);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "no log: " + e;
    }
  }
}
