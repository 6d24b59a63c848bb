package io.github.keycloaksspr.dist;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules in the JAR depend on each other in the directions of the design only. */
class ModuleRulesTest {

  private static final String ROOT = "io.github.keycloaksspr.";

  private static JavaClasses product;

  @BeforeAll
  static void readTheJar() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("sspr.jar"))) {
      product = new ClassFileImporter().importJar(jar);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core",
        "messaging",
        "authenticators",
        "requiredactions",
        "eventlisteners",
        "adminuiext"
      })
  void everyModuleIsLookedAt(String module) {
    assertThat(product).anyMatch(type -> type.getPackageName().startsWith(ROOT + module));
  }

  @Test
  void modulesPointDownwards() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("io.github.keycloaksspr..")
        .layer("core")
        .definedBy(ROOT + "core..")
        .layer("messaging")
        .definedBy(ROOT + "messaging..")
        .layer("authenticators")
        .definedBy(ROOT + "authenticators..")
        .layer("required-actions")
        .definedBy(ROOT + "requiredactions..")
        .layer("event-listeners")
        .definedBy(ROOT + "eventlisteners..")
        .layer("admin-ui-ext")
        .definedBy(ROOT + "adminuiext..")
        .whereLayer("core")
        .mayNotAccessAnyLayer()
        .whereLayer("messaging")
        .mayOnlyAccessLayers("core")
        .whereLayer("authenticators")
        .mayOnlyAccessLayers("core", "messaging")
        .whereLayer("required-actions")
        .mayOnlyAccessLayers("core", "messaging")
        .whereLayer("event-listeners")
        .mayOnlyAccessLayers("core", "messaging")
        .whereLayer("admin-ui-ext")
        .mayOnlyAccessLayers("core", "messaging")
        .ensureAllClassesAreContainedInArchitecture()
        .check(product);
  }

  @Test
  void coreKnowsNoEdge() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ws.rs..",
            "jakarta.mail..",
            "javax.naming..",
            "com.unboundid..",
            "freemarker..",
            "org.keycloak.email..",
            "org.keycloak.forms..",
            "org.keycloak.authentication..",
            "org.keycloak.services..")
        .check(product);
  }

  @Test
  void packagesOfOneModuleHaveNoCycles() {
    slices().matching(ROOT + "(*).(*)..").should().beFreeOfCycles().check(product);
  }

  @Test
  void nothingMutableIsStatic() {
    fields().that().areStatic().should().beFinal().check(product);
  }

  @Test
  void classesAreFinal() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .and()
        .areNotAnnotatedWith("jakarta.persistence.Entity")
        .should()
        .haveModifier(FINAL)
        .check(product);
  }
}
