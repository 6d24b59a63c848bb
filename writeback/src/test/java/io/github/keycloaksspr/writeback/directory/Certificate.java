package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustStoreTrustManager;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** A certificate that a controller shows, and that a client may trust. */
record Certificate(Path store) {
  private static final String PASSWORD = "store-password";

  /** Makes a certificate for a host. */
  static Certificate of(String host, Path folder) {
    Path store = folder.resolve(host + ".store");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ResultCode made =
        ManageCertificates.main(
            null,
            said,
            said,
            "generate-self-signed-certificate",
            "--keystore",
            store.toString(),
            "--keystore-password",
            PASSWORD,
            "--keystore-type",
            "JKS",
            "--alias",
            "controller",
            "--subject-dn",
            "CN=" + host,
            "--subject-alternative-name-dns",
            host);
    if (!made.equals(ResultCode.SUCCESS)) {
      throw new IllegalStateException(said.toString());
    }
    return new Certificate(store);
  }

  /** Returns what a client connects with that trusts this certificate and no other. */
  SSLSocketFactory trusting() throws GeneralSecurityException {
    return new SSLUtil(trust()).createSSLContext().getSocketFactory();
  }

  SSLServerSocketFactory serverSockets() throws GeneralSecurityException {
    return util().createSSLServerSocketFactory();
  }

  SSLSocketFactory sockets() throws GeneralSecurityException {
    return util().createSSLSocketFactory();
  }

  private SSLUtil util() throws GeneralSecurityException {
    try {
      return new SSLUtil(
          new KeyStoreKeyManager(store.toFile(), PASSWORD.toCharArray(), "JKS", "controller"),
          trust());
    } catch (java.security.KeyStoreException e) {
      throw new IllegalStateException(e);
    }
  }

  private TrustStoreTrustManager trust() {
    return new TrustStoreTrustManager(store.toFile(), PASSWORD.toCharArray(), "JKS", true);
  }
}
