package io.github.keycloaksspr.demo.domain;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A directory in memory that does with passwords what a controller of Active Directory does: it
 * speaks LDAPS, refuses simple passwords, locks accounts, lets passwords expire, and says so in the
 * words of Windows. It is no Active Directory in anything else.
 */
public final class Domain implements AutoCloseable {
  /** The account by whose rights Keycloak reads people and sets passwords. */
  public static final String SERVICE = "CN=svc-sspr,CN=Users,DC=corp,DC=example";

  public static final String SERVICE_PASSWORD = "Serv1ce-Passw0rd";

  /** The unit of all people. */
  public static final String PEOPLE = "OU=People,DC=corp,DC=example";

  static final Duration MAXIMUM_AGE = Duration.ofDays(42);

  private static final String BASE = "DC=corp,DC=example";

  private final InMemoryDirectoryServer server;
  private final Certificate certificate;

  private Domain(InMemoryDirectoryServer server, Certificate certificate) {
    this.server = server;
    this.certificate = certificate;
  }

  /**
   * Starts the domain's only controller on a free port of this machine.
   *
   * @param folder for its certificate
   */
  public static Domain start(Path folder) throws IOException {
    try {
      Certificate certificate = Certificate.make(folder);
      PasswordRules rules = new PasswordRules();
      InMemoryDirectoryServer server = new InMemoryDirectoryServer(config(certificate, rules));
      rules.guard(server);
      addPeople(server);
      server.startListening();
      return new Domain(server, certificate);
    } catch (LDAPException | GeneralSecurityException e) {
      throw new IOException("the directory does not start: " + e.getMessage(), e);
    }
  }

  private static InMemoryDirectoryServerConfig config(Certificate certificate, PasswordRules rules)
      throws LDAPException, GeneralSecurityException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.addAdditionalBindCredentials(SERVICE, SERVICE_PASSWORD);
    config.setCustomRootDSEAttributes(
        List.of(
            new Attribute("supportedCapabilities", "1.2.840.113556.1.4.800"),
            new Attribute("defaultNamingContext", BASE),
            new Attribute(PasswordRules.TIME, "19700101000000.0Z"),
            new Attribute("tokenGroups", Delegation.sid())));
    config.addInMemoryOperationInterceptor(rules);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps",
            InetAddress.getLoopbackAddress(),
            0,
            certificate.serverSockets(),
            certificate.sockets()));
    return config;
  }

  private static void addPeople(InMemoryDirectoryServer server) throws LDAPException {
    server.add(
        new Entry(
            BASE,
            new Attribute("objectClass", "domain"),
            new Attribute("minPwdLength", String.valueOf(PasswordRules.SHORTEST)),
            new Attribute("pwdProperties", "1"),
            new Attribute("pwdHistoryLength", "0"),
            new Attribute("minPwdAge", "0"),
            new Attribute("maxPwdAge", WindowsTime.span(MAXIMUM_AGE))));
    server.add(new Entry(PEOPLE, new Attribute("objectClass", "organizationalUnit")));
    for (Member member : Member.values()) {
      server.add(entry(member, Instant.now()));
    }
  }

  private static Entry entry(Member member, Instant now) {
    return new Entry(
        member.dn(),
        new Attribute("objectClass", "top", "person", "organizationalPerson", "user"),
        new Attribute("objectCategory", "person"),
        new Attribute("objectGUID", guid(member)),
        new Attribute("sAMAccountName", member.username()),
        new Attribute("givenName", member.firstName()),
        new Attribute("sn", member.lastName()),
        new Attribute("mail", member.username() + "@corp.example"),
        new Attribute("userAccountControl", "512"),
        new Attribute(PasswordRules.SET, WindowsTime.of(member.passwordSet(now))),
        new Attribute(PasswordRules.LOCKED, member.locked() ? WindowsTime.of(now) : "0"),
        new Attribute("allowedAttributesEffective", PasswordRules.LOCKED, PasswordRules.SET),
        new Attribute("nTSecurityDescriptor", Delegation.descriptor()),
        new Attribute("userPassword", PasswordRules.PLACEHOLDER));
  }

  private static byte[] guid(Member member) {
    UUID guid = UUID.nameUUIDFromBytes(member.username().getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(16)
        .putLong(guid.getMostSignificantBits())
        .putLong(guid.getLeastSignificantBits())
        .array();
  }

  /** Returns the URL for an LDAP provider. */
  public URI url() {
    return URI.create("ldaps://localhost:" + server.getListenPort());
  }

  /** Returns the file with the certificate that a client must trust. */
  public Path certificate() {
    return certificate.pem();
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
