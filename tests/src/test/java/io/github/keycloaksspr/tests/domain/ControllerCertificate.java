package io.github.keycloaksspr.tests.domain;

import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;

/**
 * The certificate of a domain controller that has a loopback address of its own, so that it does
 * not meet others on the ports of LDAP.
 *
 * @param host the controller's address
 */
public record ControllerCertificate(String host, Path folder) {
  private static final String STORE_PASSWORD = "store-password";

  /** Makes a certificate for an address that probably nobody uses. */
  public static ControllerCertificate in(Path folder) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String host =
        "127.%d.%d.%d"
            .formatted(random.nextInt(64, 128), random.nextInt(256), random.nextInt(1, 255));
    return of(host, folder);
  }

  /** Makes a certificate for an address. */
  public static ControllerCertificate of(String host, Path folder) {
    ControllerCertificate certificate = new ControllerCertificate(host, folder);
    try {
      certificate.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return certificate;
  }

  /** Returns the file that whoever trusts the controller must know. */
  public Path pem() {
    return folder.resolve("controller.pem");
  }

  Path key() {
    return folder.resolve("controller.key");
  }

  /** Returns TLS for whoever shows this certificate, and trusts it and no other. */
  public SSLSocketFactory tls() {
    try {
      return new SSLUtil(
              new KeyStoreKeyManager(
                  store().toFile(), STORE_PASSWORD.toCharArray(), "JKS", "controller"),
              new PEMFileTrustManager(pem().toFile()))
          .createSSLSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path store() {
    return folder.resolve("controller.store");
  }

  private void make() throws IOException {
    Files.createDirectories(folder);
    for (Path file : List.of(pem(), key(), store())) {
      Files.deleteIfExists(file);
    }
    manage(
        "generate-self-signed-certificate",
        "--keystore-type",
        "JKS",
        "--subject-dn",
        "CN=dc1.corp.example.test",
        "--subject-alternative-name-ip-address",
        host);
    manage("export-certificate", "--output-format", "PEM", "--output-file", pem().toString());
    manage("export-private-key", "--output-format", "PEM", "--output-file", key().toString());
  }

  private void manage(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--keystore",
            store().toString(),
            "--keystore-password",
            STORE_PASSWORD,
            "--alias",
            "controller"));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ResultCode result = ManageCertificates.main(null, said, said, arguments.toArray(String[]::new));
    if (!result.equals(ResultCode.SUCCESS)) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
  }
}
