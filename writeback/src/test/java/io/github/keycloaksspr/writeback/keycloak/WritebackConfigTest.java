package io.github.keycloaksspr.writeback.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

class WritebackConfigTest {

  @Test
  void keycloakDoesNotSeeTheSecretAndTheComponentKeepsIt() {
    ComponentModel component = new ComponentModel();
    component.setName("corp-ad");
    component.getConfig().putSingle(WritebackConfig.BIND_DN, "CN=svc-sspr");
    component.getConfig().putSingle(WritebackConfig.BIND_CREDENTIAL, "secret");

    ComponentModel keycloaks = WritebackConfig.withoutSecret(component);

    assertThat(keycloaks.getName()).isEqualTo("corp-ad");
    assertThat(keycloaks.getConfig()).containsKey(WritebackConfig.BIND_DN);
    assertThat(keycloaks.getConfig()).doesNotContainKey(WritebackConfig.BIND_CREDENTIAL);
    assertThat(component.getConfig().getFirst(WritebackConfig.BIND_CREDENTIAL)).isEqualTo("secret");
  }
}
