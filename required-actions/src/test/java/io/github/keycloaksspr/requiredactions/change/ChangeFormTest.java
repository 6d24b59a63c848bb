package io.github.keycloaksspr.requiredactions.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.requiredactions.change.ChangeForm.Fault;
import io.github.keycloaksspr.requiredactions.change.ChangeForm.Faulty;
import io.github.keycloaksspr.requiredactions.change.ChangeForm.Filled;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFormTest {
  private static final String OLD = "Old-Passw0rd!";
  private static final String NEW = "New-Passw0rd!";

  private final MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();

  ChangeFormTest() {
    fields.add("password", OLD);
    fields.add("password-new", NEW);
    fields.add("password-confirm", NEW);
  }

  @Test
  void bothPasswordsAreTakenAsTheyWereTyped() {
    fields.putSingle("password", " old one ");
    fields.putSingle("password-new", "  new one");
    fields.putSingle("password-confirm", "  new one");

    assertThat(read()).isEqualTo(new Filled(" old one ", "  new one"));
  }

  @Test
  void noPasswordIsPrinted() {
    assertThat(read()).asString().doesNotContain(OLD).doesNotContain(NEW);
  }

  @ParameterizedTest
  @CsvSource({
    "password,ssprOldPasswordMissing",
    "password-new,ssprNewPasswordMissing",
    "password-confirm,ssprPasswordsDiffer"
  })
  void eachFieldIsNeededOnceAndWithMoreThanBlanks(String field, String message) {
    List<String> right = fields.remove(field);
    faults().extracting(Fault::field, Fault::messageKey).containsExactly(tuple(field, message));

    fields.putSingle(field, "   ");
    faults().extracting(Fault::field, Fault::messageKey).containsExactly(tuple(field, message));

    fields.put(field, List.of(right.get(0), right.get(0)));
    faults().extracting(Fault::field, Fault::messageKey).containsExactly(tuple(field, message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "password-new"})
  void aPasswordHasItsLimit(String field) {
    fields.putSingle(field, "x".repeat(2_001));

    faults()
        .extracting(Fault::field, Fault::messageKey, Fault::parameters)
        .containsExactly(tuple(field, "ssprPasswordTooLong", List.<Object>of(2_000)));
  }

  @Test
  void theNewPasswordMustBeTypedTwice() {
    fields.putSingle("password-confirm", NEW + " ");

    faults().extracting(Fault::field).containsExactly("password-confirm");
  }

  @Test
  void theNewPasswordMustBeAnotherOne() {
    fields.putSingle("password", NEW);

    faults()
        .extracting(Fault::field, Fault::messageKey)
        .containsExactly(tuple("password-new", "ssprPasswordSame"));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    fields.clear();

    faults().extracting(Fault::field).containsExactly("password", "password-new");
  }

  private ChangeForm read() {
    return ChangeForm.of(Form.of(fields));
  }

  private ListAssert<Fault> faults() {
    return assertThat(read())
        .asInstanceOf(InstanceOfAssertFactories.type(Faulty.class))
        .extracting(Faulty::faults, InstanceOfAssertFactories.list(Fault.class));
  }
}
