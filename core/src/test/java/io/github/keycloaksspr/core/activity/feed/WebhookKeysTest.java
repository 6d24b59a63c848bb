package io.github.keycloaksspr.core.activity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKeysTest {

  /** The example in the libraries of Standard Webhooks. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long TIMESTAMP = 1_614_265_330;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void signAsTheReferenceDoes() {
    assertThat(keys(SECRET).sign(ID, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
  }

  @Test
  void ofSeveralEachSigns() {
    String other = "whsec_" + base64(64);

    assertThat(keys(" " + other + "\n" + SECRET + "\n").sign(ID, TIMESTAMP, BODY))
        .isEqualTo(keys(other).sign(ID, TIMESTAMP, BODY) + " " + SIGNATURE);
  }

  @Test
  void areNotPrinted() {
    assertThat(keys(SECRET)).hasToString("WebhookKeys[1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "whsec_",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_!!!!9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw x",
        "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
      })
  void thatAreNoneAreRefused(String text) {
    assertThat(WebhookKeys.parse(text)).isEmpty();
  }

  @Test
  void mustBeLongEnoughAndFew() {
    assertThat(WebhookKeys.parse("whsec_" + base64(23))).isEmpty();
    assertThat(WebhookKeys.parse("whsec_" + base64(65))).isEmpty();
    assertThat(WebhookKeys.parse((SECRET + " ").repeat(5))).isEmpty();
    assertThat(WebhookKeys.parse((SECRET + " ").repeat(4))).isPresent();
  }

  /** What the documentation tells receivers to do finds the signature, in a real shell. */
  @Test
  void areCheckedByTheScriptOfTheDocumentation(@TempDir Path folder)
      throws IOException, InterruptedException {
    Files.write(folder.resolve("body.json"), BODY);
    Files.writeString(folder.resolve("check.sh"), script());
    ProcessBuilder shell = new ProcessBuilder("sh", "check.sh").directory(folder.toFile());
    shell.environment().put("secret", SECRET);
    shell.environment().put("id", ID);
    shell.environment().put("timestamp", String.valueOf(TIMESTAMP));
    Process process = shell.redirectErrorStream(true).start();

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.strip()).isEqualTo(SIGNATURE);
  }

  private static String script() throws IOException {
    Matcher script =
        Pattern.compile("(?s)<!-- check -->\n```sh\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/siem.md")));
    assertThat(script.find()).isTrue();
    return script.group(1);
  }

  private static WebhookKeys keys(String text) {
    return WebhookKeys.parse(text).orElseThrow();
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
