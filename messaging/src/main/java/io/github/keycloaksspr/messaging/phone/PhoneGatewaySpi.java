package io.github.keycloaksspr.messaging.phone;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The SPI {@value #NAME}, chosen by {@code --spi-sspr-phone-gateway--provider}. */
public final class PhoneGatewaySpi implements Spi {

  public static final String NAME = "sspr-phone-gateway";

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return PhoneGateway.class;
  }

  @Override
  public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
    return PhoneGatewayFactory.class;
  }
}
