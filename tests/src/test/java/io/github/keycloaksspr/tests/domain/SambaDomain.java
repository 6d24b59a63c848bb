package io.github.keycloaksspr.tests.domain;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  public static final String BASE = "DC=corp,DC=example,DC=test";
  public static final String SERVICE = "CN=svc-sspr,CN=Users," + BASE;
  static final String ADMINISTRATOR = "CN=Administrator,CN=Users," + BASE;
  public static final String ACCOUNTS_PASSWORD = Secret.PASSWORD.used("Acc0unt-Passw0rd!");

  private static final String DESCRIPTOR = "nTSecurityDescriptor";

  /** The upper byte of SE_DACL_PROTECTED ([MS-DTYP] 2.4.6). */
  private static final byte LIST_PROTECTED = 0x10;

  /** The part of a descriptor that lists rights ([MS-ADTS] 3.1.1.3.4.1.11). */
  private static final Control LIST_ONLY =
      new Control(
          "1.2.840.113556.1.4.801",
          true,
          new ASN1OctetString(new ASN1Sequence(new ASN1Integer(4)).encode()));

  private static final String OF_USERS = "bf967aba-0de6-11d0-a285-00aa003049e2";

  /** What the service account can be given on the users of a unit. */
  public enum Right {
    RESET("CR;00299570-246d-11d0-a768-00aa006e0529"),
    WRITE_LOCKOUT_TIME("WP;28630ebf-41d5-11d1-a9c1-0000f80367c1"),
    WRITE_PWD_LAST_SET("WP;bf967a0a-0de6-11d0-a285-00aa003049e2");

    private final String sddl;

    Right(String sddl) {
      this.sddl = sddl;
    }
  }

  /** Writes straight into the database, as an attribute that belongs to the system. */
  private static final String SET_LONG_AGO =
      """
      import ldb, sys, time
      from samba import unix2nttime
      from samba.auth import system_session
      from samba.dsdb import DSDB_CONTROL_BYPASS_PASSWORD_HASH_OID
      from samba.param import LoadParm
      from samba.samdb import SamDB
      configuration, database, dn = sys.argv[1:]
      settings = LoadParm()
      settings.load(configuration)
      sam = SamDB(url=database, session_info=system_session(settings), lp=settings)
      long_ago = str(unix2nttime(int(time.time()) - 365 * 24 * 3600))
      message = ldb.Message(ldb.Dn(sam, dn))
      message["pwdLastSet"] = ldb.MessageElement(long_ago, ldb.FLAG_MOD_REPLACE, "pwdLastSet")
      sam.modify(message, ["local_oid:" + DSDB_CONTROL_BYPASS_PASSWORD_HASH_OID + ":0"])
      """;

  private static final Duration START = Duration.ofMinutes(1);

  private final Path folder;
  private final ControllerCertificate certificate;
  private final Process controller;
  private final Kerberos kerberos;

  private SambaDomain(
      Path folder, ControllerCertificate certificate, Process controller, Kerberos kerberos) {
    this.folder = folder;
    this.certificate = certificate;
    this.controller = controller;
    this.kerberos = kerberos;
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
    Kerberos kerberos = Kerberos.at(certificate.host(), folder.resolve("kerberos"));
    SambaDomain domain = new SambaDomain(folder, certificate, controller, kerberos);
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
    grant(PEOPLE, EnumSet.allOf(Right.class));
  }

  /** Adds an empty unit to the domain. */
  public String addUnit(String name) throws LDAPException {
    String unit = new DN(new RDN("OU", name), new DN(BASE)).toString();
    add(new Entry(unit, new Attribute("objectClass", "organizationalUnit")));
    return unit;
  }

  /** Gives the service account rights on the users of a unit. */
  public void grant(String unit, Set<Right> rights)
      throws LDAPException, IOException, InterruptedException {
    String account = sid(entry(SERVICE).getAttributeValueBytes("objectSid"));
    Samba.tool(
        log(folder),
        "dsacl",
        "set",
        "--configfile=" + configuration(folder),
        "--objectdn=" + unit,
        "--sddl="
            + rights.stream()
                .map(right -> "(OA;CIIO;" + right.sddl + ";" + OF_USERS + ";" + account + ")")
                .collect(Collectors.joining()));
  }

  /** Runs a line in a shell of the controller. */
  public void run(String line) throws IOException, InterruptedException {
    Samba.shell(log(folder), configuration(folder), line);
  }

  /** Has an entry take nothing from its unit any more. */
  public void blockInheritance(String dn) throws LDAPException {
    try (LDAPConnection connection = administrator()) {
      SearchRequest request =
          new SearchRequest(dn, SearchScope.BASE, "(objectClass=*)", DESCRIPTOR);
      request.addControl(LIST_ONLY);
      byte[] descriptor = connection.searchForEntry(request).getAttributeValueBytes(DESCRIPTOR);
      descriptor[3] |= LIST_PROTECTED;
      ModifyRequest change =
          new ModifyRequest(dn, new Modification(ModificationType.REPLACE, DESCRIPTOR, descriptor));
      change.addControl(LIST_ONLY);
      connection.modify(change);
    }
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

  /** Unlocks the service account. */
  public void unlockService() throws LDAPException {
    set(SERVICE, "lockoutTime", "0");
  }

  /** Sets how old a password must be before its user may change it. */
  public void minimumAge(Duration age) throws LDAPException {
    set(BASE, "minPwdAge", String.valueOf(-age.toSeconds() * 10_000_000));
  }

  /** Returns how answers name the controller. */
  public String address() {
    return certificate.host() + ":636";
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

  /** Has a password be a year old; LDAP would only let it be new or due. */
  public void expire(String dn) throws IOException, InterruptedException {
    Samba.python(
        log(folder),
        SET_LONG_AGO,
        configuration(folder).toString(),
        folder.resolve("domain/private/sam.ldb").toString(),
        dn);
  }

  /** Replaces a value that is no text. */
  public void set(String dn, String attribute, byte[] value) throws LDAPException {
    try (LDAPConnection connection = administrator()) {
      connection.modify(dn, new Modification(ModificationType.REPLACE, attribute, value));
    }
  }

  /** Gives an account rules of its own, which the service account can read. */
  public void giveRules(String account, int length, int history, int minimumAgeInDays)
      throws IOException, InterruptedException {
    String name = "rules-of-" + account;
    tool(
        "passwordsettings",
        "pso",
        "create",
        name,
        "1",
        "--complexity=off",
        "--min-pwd-length=" + length,
        "--history-length=" + history,
        "--min-pwd-age=" + minimumAgeInDays);
    tool("passwordsettings", "pso", "apply", name, account);
  }

  private void tool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("domain"));
    command.addAll(List.of(arguments));
    command.add("--configfile=" + configuration(folder));
    Samba.tool(log(folder), command.toArray(String[]::new));
  }

  /** Lets the service account read the rules that some accounts have of their own. */
  public void letRulesBeRead() throws LDAPException, IOException, InterruptedException {
    String account = sid(entry(SERVICE).getAttributeValueBytes("objectSid"));
    Samba.tool(
        log(folder),
        "dsacl",
        "set",
        "--configfile=" + configuration(folder),
        "--objectdn=CN=Password Settings Container,CN=System," + BASE,
        "--sddl=(A;CI;GR;;;" + account + ")");
  }

  /** Moves an entry into another unit. */
  public void move(String dn, String unit) throws LDAPException {
    try (LDAPConnection connection = administrator()) {
      connection.modifyDN(dn, dn.substring(0, dn.indexOf(',')), true, unit);
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

  /** Tells whether somebody gets a Kerberos ticket, as for signing in to a computer. */
  public boolean kinit(String account, String password) {
    return kerberos.kinit(account, password);
  }

  /**
   * Sets a policy of the whole domain.
   *
   * @param option one of {@code samba-tool domain passwordsettings set}
   */
  public void setPolicy(String option) throws IOException, InterruptedException {
    Samba.tool(
        log(folder),
        "domain",
        "passwordsettings",
        "set",
        "--configfile=" + configuration(folder),
        option);
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
