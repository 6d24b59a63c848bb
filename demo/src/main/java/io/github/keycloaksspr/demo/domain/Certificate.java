package io.github.keycloaksspr.demo.domain;

import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustStoreTrustManager;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** A certificate for this machine that signs itself, made anew for every demo. */
record Certificate(Path folder) {
  private static final String STORE_PASSWORD = "only-on-this-machine";
  private static final String ALIAS = "controller";

  static Certificate make(Path folder) throws IOException {
    Certificate certificate = new Certificate(folder);
    Files.createDirectories(folder);
    Files.deleteIfExists(certificate.store());
    Files.deleteIfExists(certificate.pem());
    certificate.manage(
        "generate-self-signed-certificate",
        "--keystore-type",
        "JKS",
        "--subject-dn",
        "CN=localhost",
        "--subject-alternative-name-dns",
        "localhost");
    certificate.manage(
        "export-certificate",
        "--output-format",
        "PEM",
        "--output-file",
        certificate.pem().toString());
    return certificate;
  }

  Path pem() {
    return folder.resolve("controller.pem");
  }

  private Path store() {
    return folder.resolve("controller.store");
  }

  SSLServerSocketFactory serverSockets() throws GeneralSecurityException {
    return ssl().createSSLServerSocketFactory();
  }

  SSLSocketFactory sockets() throws GeneralSecurityException {
    return ssl().createSSLSocketFactory();
  }

  private SSLUtil ssl() throws GeneralSecurityException {
    try {
      return new SSLUtil(
          new KeyStoreKeyManager(store().toFile(), STORE_PASSWORD.toCharArray(), "JKS", ALIAS),
          new TrustStoreTrustManager(store().toFile(), STORE_PASSWORD.toCharArray(), "JKS", true));
    } catch (KeyStoreException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private void manage(String command, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--keystore",
                store().toString(),
                "--keystore-password",
                STORE_PASSWORD,
                "--alias",
                ALIAS));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ResultCode result = ManageCertificates.main(null, said, said, arguments.toArray(String[]::new));
    if (!result.equals(ResultCode.SUCCESS)) {
      throw new IOException(said.toString(StandardCharsets.UTF_8));
    }
  }
}
