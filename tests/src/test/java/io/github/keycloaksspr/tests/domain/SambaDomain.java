package io.github.keycloaksspr.tests.domain;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An Active Directory domain by Samba: its own processes, on a loopback address of its own, gone
 * when closed. A service account may reset the passwords in the unit {@code People} and nothing
 * else.
 */
public final class SambaDomain implements AutoCloseable {
  /** Keycloak's users. */
  public static final String PEOPLE = "OU=People,DC=corp,DC=example,DC=test";

  /** Where the service account has no rights. */
  public static final String OTHERS = "OU=Others,DC=corp,DC=example,DC=test";

  static final String BASE = "DC=corp,DC=example,DC=test";
  public static final String SERVICE = "CN=svc-sspr,CN=Users," + BASE;
  static final String ADMINISTRATOR = "CN=Administrator,CN=Users," + BASE;
  public static final String ACCOUNTS_PASSWORD = Secret.PASSWORD.used("Acc0unt-Passw0rd!");

  private static final String RESET = "CR;00299570-246d-11d0-a768-00aa006e0529";
  private static final String WRITE_LOCKOUT_TIME = "WP;28630ebf-41d5-11d1-a9c1-0000f80367c1";
  private static final String WRITE_PWD_LAST_SET = "WP;bf967a0a-0de6-11d0-a285-00aa003049e2";
  private static final String OF_USERS = "bf967aba-0de6-11d0-a285-00aa003049e2";

  private static final Duration START = Duration.ofMinutes(1);

  private final Path folder;
  private final ControllerCertificate certificate;
  private final Process controller;

  private SambaDomain(Path folder, ControllerCertificate certificate, Process controller) {
    this.folder = folder;
    this.certificate = certificate;
    this.controller = controller;
  }

  /** Makes a domain with an empty unit for people, and waits until it answers. */
  public static SambaDomain start(Path folder, ControllerCertificate certificate)
      throws IOException, InterruptedException, LDAPException {
    delete(folder);
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(certificate.key(), PosixFilePermissions.fromString("rw-------"));
    provision(folder, certificate);
    Process controller = Samba.controller(log(folder), configuration(folder));
    Runtime.getRuntime().addShutdownHook(new Thread(controller::destroyForcibly));
    SambaDomain domain = new SambaDomain(folder, certificate, controller);
    domain.awaitReady();
    domain.addUnits();
    return domain;
  }

  private static void provision(Path folder, ControllerCertificate certificate)
      throws IOException, InterruptedException {
    Samba.tool(
        log(folder),
        "domain",
        "provision",
        "--realm=CORP.EXAMPLE.TEST",
        "--domain=CORP",
        "--adminpass=" + ACCOUNTS_PASSWORD,
        "--server-role=dc",
        "--dns-backend=NONE",
        "--host-name=dc1",
        "--host-ip=" + certificate.host(),
        "--targetdir=" + folder.resolve("domain"),
        "--option=interfaces=" + certificate.host() + "/8",
        "--option=bind interfaces only=yes",
        "--option=server services=ldap, kdc",
        "--option=log file=" + folder.resolve("controller.log"),
        "--option=pid directory=" + folder,
        "--option=ncalrpc dir=" + folder.resolve("ncalrpc"),
        "--option=tls certfile=" + certificate.pem(),
        "--option=tls keyfile=" + certificate.key(),
        "--option=tls cafile=" + certificate.pem());
    oldPasswordsEndAtOnce(configuration(folder));
    Samba.tool(
        log(folder),
        "domain",
        "passwordsettings",
        "set",
        "--configfile=" + configuration(folder),
        "--min-pwd-length=8",
        "--min-pwd-age=0",
        "--complexity=on",
        "--account-lockout-threshold=3");
  }

  /** An option that provisioning takes and forgets. */
  private static void oldPasswordsEndAtOnce(Path configuration) throws IOException {
    String settings = Files.readString(configuration);
    Files.writeString(
        configuration, settings.replace("[global]", "[global]\n\told password allowed period = 0"));
  }

  private static Path configuration(Path folder) {
    return folder.resolve("domain/etc/smb.conf");
  }

  private static Path log(Path folder) {
    return folder.resolve("samba-tool.log");
  }

  private void awaitReady() throws InterruptedException, IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!takes(ADMINISTRATOR, ACCOUNTS_PASSWORD)) {
      if (!controller.isAlive() || System.nanoTime() - end > 0) {
        String said = Files.readString(log(folder));
        close();
        throw new IOException("Samba does not answer: " + said);
      }
      Thread.sleep(100);
    }
  }

  private void addUnits() throws LDAPException, IOException, InterruptedException {
    for (String unit : List.of(PEOPLE, OTHERS)) {
      add(new Entry(unit, new Attribute("objectClass", "organizationalUnit")));
    }
    addUser(SERVICE, "svc-sspr", ACCOUNTS_PASSWORD);
    String account = sid(entry(SERVICE).getAttributeValueBytes("objectSid"));
    Samba.tool(
        log(folder),
        "dsacl",
        "set",
        "--configfile=" + configuration(folder),
        "--objectdn=" + PEOPLE,
        "--sddl="
            + Stream.of(RESET, WRITE_LOCKOUT_TIME, WRITE_PWD_LAST_SET)
                .map(right -> "(OA;CIIO;" + right + ";" + OF_USERS + ";" + account + ")")
                .collect(Collectors.joining()));
  }

  /** Writes a security identifier as people do ([MS-DTYP] 2.4.2). */
  private static String sid(byte[] bytes) {
    ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(8);
    StringBuilder sid = new StringBuilder("S-" + bytes[0] + "-" + bytes[7]);
    while (parts.hasRemaining()) {
      sid.append('-').append(Integer.toUnsignedString(parts.getInt()));
    }
    return sid.toString();
  }

  /** Returns a URL for the LDAP provider. */
  public String url() {
    return "ldaps://" + certificate.host();
  }

  /** Returns a URL for connections on which TLS is started later. */
  public String plainUrl() {
    return "ldap://" + certificate.host();
  }

  /** Returns the URL of a controller that is down. */
  public String deadUrl() {
    return url() + ":1";
  }

  /** Adds a user with a password. */
  public void addUser(String dn, String account, String password) throws LDAPException {
    add(
        new Entry(
            dn,
            new Attribute("objectClass", "user"),
            new Attribute("sAMAccountName", account),
            new Attribute("givenName", "Dora"),
            new Attribute("sn", "Example"),
            new Attribute("mail", account + "@corp.example"),
            new Attribute("userAccountControl", "512"),
            new Attribute(
                "unicodePwd", ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE))));
  }

  private void add(Entry entry) throws LDAPException {
    try (LDAPConnection connection = administrator()) {
      connection.add(entry);
    }
  }

  /** Replaces a value, by the domain's administrator. */
  public void set(String dn, String attribute, String value) throws LDAPException {
    try (LDAPConnection connection = administrator()) {
      connection.modify(dn, new Modification(ModificationType.REPLACE, attribute, value));
    }
  }

  /** Returns all values of an entry, by attribute. */
  public Map<String, List<String>> values(String dn) throws LDAPException {
    Map<String, List<String>> values = new TreeMap<>();
    for (Attribute attribute : entry(dn).getAttributes()) {
      values.put(attribute.getName(), List.of(attribute.getValues()));
    }
    return values;
  }

  private SearchResultEntry entry(String dn) throws LDAPException {
    try (LDAPConnection connection = administrator()) {
      return connection.getEntry(dn, "*", "lockoutTime", "badPwdCount");
    }
  }

  /** Tells whether the directory signs somebody in by a password. */
  public boolean takes(String dn, String password) {
    return bind(dn, password).equals("success");
  }

  /** Binds as somebody and returns Windows' code for why not, such as {@code 52e}. */
  public String bind(String dn, String password) {
    try (LDAPConnection connection = connection()) {
      connection.bind(dn, password);
      return "success";
    } catch (LDAPException e) {
      return e.getMessage().replaceFirst("(?s).*\\bdata ([0-9a-f]+)\\b.*", "$1");
    }
  }

  private LDAPConnection administrator() throws LDAPException {
    LDAPConnection connection = connection();
    connection.bind(ADMINISTRATOR, ACCOUNTS_PASSWORD);
    return connection;
  }

  private LDAPConnection connection() throws LDAPException {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(5_000);
    try {
      SSLUtil tls = new SSLUtil(new PEMFileTrustManager(certificate.pem().toFile()));
      return new LDAPConnection(tls.createSSLSocketFactory(), options, certificate.host(), 636);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    controller.destroy();
    try {
      if (!controller.waitFor(10, TimeUnit.SECONDS)) {
        controller.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
