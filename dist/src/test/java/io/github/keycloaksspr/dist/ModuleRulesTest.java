package io.github.keycloaksspr.dist;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The modules in the JAR depend on each other in the directions of the design only. */
class ModuleRulesTest {

  private static final String ROOT = "io.github.keycloaksspr.";

  private static final String SHADED = ROOT + "shaded";

  private static JavaClasses everything;
  private static JavaClasses product;

  @BeforeAll
  static void readTheJar() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("sspr.jar"))) {
      everything = new ClassFileImporter().importJar(jar);
      product = everything.that(resideOutsideOfPackage(SHADED + ".."));
    }
  }

  /** Of Twilio's SDK only a part is in the JAR; it must be all that its classes name. */
  @Test
  void noClassNamesOneOfTheJarThatIsNotThere() {
    Set<String> there =
        everything.stream().map(JavaClass::getName).collect(Collectors.toUnmodifiableSet());

    assertThat(
            everything.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
                .filter(name -> name.startsWith(ROOT))
                .filter(name -> !there.contains(name))
                .distinct())
        .isEmpty();
  }

  @Test
  void foreignCodeNeedsNothingButWhatTheServerHas() {
    classes()
        .that()
        .resideInAPackage(SHADED + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            SHADED + "..",
            "java..",
            "javax.crypto..",
            "javax.net..",
            "javax.security..",
            "javax.xml..",
            "com.fasterxml.jackson.annotation..",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.databind..",
            "com.fasterxml.jackson.datatype.jsr310..",
            "org.apache.commons.codec..",
            "org.apache.http..",
            "org.slf4j..")
        .check(everything);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "core",
        "messaging",
        "writeback",
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
        .layer("writeback")
        .definedBy(ROOT + "writeback..")
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
        .whereLayer("writeback")
        .mayOnlyAccessLayers("core")
        .whereLayer("authenticators")
        .mayOnlyAccessLayers("core", "messaging", "writeback")
        .whereLayer("required-actions")
        .mayOnlyAccessLayers("core", "messaging", "writeback", "authenticators")
        .whereLayer("event-listeners")
        .mayOnlyAccessLayers("core", "messaging")
        .whereLayer("admin-ui-ext")
        .mayOnlyAccessLayers("core", "messaging", "writeback")
        .ensureAllClassesAreContainedInArchitecture()
        .ignoreDependency(alwaysTrue(), resideInAPackage(SHADED + ".."))
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
