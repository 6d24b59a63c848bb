package io.github.keycloaksspr.core.code;

import static io.github.keycloaksspr.core.code.Codes.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CodeKeyTest {

  @Nested
  class AFingerprint {

    @Test
    void isTheSameForTheSameText() {
      assertThat(KEY.fingerprint("alice")).isEqualTo(KEY.fingerprint("alice"));
    }

    @Test
    void isTheSameInUpperCase() {
      assertThat(KEY.fingerprint("Alice@Example.ORG"))
          .isEqualTo(KEY.fingerprint("alice@example.org"));
    }

    @Test
    void isAnotherForAnotherText() {
      assertThat(IntStream.range(0, 1_000).mapToObj(i -> KEY.fingerprint("user" + i)))
          .doesNotHaveDuplicates();
    }

    @Test
    void isAnotherUnderAnotherKey() {
      assertThat(KEY.fingerprint("alice"))
          .isNotEqualTo(Codes.key("key-2", "the secret of another realm").fingerprint("alice"));
    }
  }

  @Test
  void textsDoNotShowTheSecret() {
    assertThat(KEY).hasToString("CodeKey[key-1]");
    assertThat(KEY.toString())
        .doesNotContain(Base64.getEncoder().encodeToString(KEY.secret().getEncoded()));
  }
}
