package io.github.keycloaksspr.authenticators.botdefence;

import io.github.keycloaksspr.core.botdefence.BotDefences;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@value BotDefences#SPI}; realms choose its provider by their policy. */
public final class BotDefenceSpi implements Spi {

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return BotDefences.SPI;
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return BotDefence.class;
  }

  @Override
  public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
    return BotDefenceFactory.class;
  }
}
