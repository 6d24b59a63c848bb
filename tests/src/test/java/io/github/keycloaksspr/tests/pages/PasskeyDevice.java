package io.github.keycloaksspr.tests.pages;

import org.openqa.selenium.virtualauthenticator.HasVirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Protocol;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions.Transport;

/** What keeps passkeys, built into the browser's machine until it is closed. */
public final class PasskeyDevice implements AutoCloseable {
  private final HasVirtualAuthenticator machine;
  private final VirtualAuthenticator device;

  private PasskeyDevice(HasVirtualAuthenticator machine, VirtualAuthenticator device) {
    this.machine = machine;
    this.device = device;
  }

  static PasskeyDevice in(HasVirtualAuthenticator machine) {
    VirtualAuthenticatorOptions options =
        new VirtualAuthenticatorOptions()
            .setProtocol(Protocol.CTAP2)
            .setTransport(Transport.INTERNAL)
            .setHasResidentKey(true)
            .setHasUserVerification(true)
            .setIsUserVerified(true);
    return new PasskeyDevice(machine, machine.addVirtualAuthenticator(options));
  }

  /** From now on whoever uses it has the wrong finger. */
  public void inStrangeHands() {
    device.setUserVerified(false);
  }

  @Override
  public void close() {
    machine.removeVirtualAuthenticator(device);
  }
}
