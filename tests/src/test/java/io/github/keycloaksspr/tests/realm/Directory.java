package io.github.keycloaksspr.tests.realm;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.util.LDAPSDKException;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.testframework.util.ApiUtil;

/** A directory in memory that a realm reads its users from. */
public final class Directory implements AutoCloseable {
  /** What Keycloak may do to a directory, and whether it copies its users into its database. */
  public enum Mode {
    READ_ONLY("READ_ONLY", true),
    /** Changes are kept in Keycloak's database only. */
    UNSYNCED("UNSYNCED", true),
    WRITABLE("WRITABLE", true),
    NOT_IMPORTED("READ_ONLY", false),
    NOT_IMPORTED_WRITABLE("WRITABLE", false);

    private final String editMode;
    private final boolean imports;

    Mode(String editMode, boolean imports) {
      this.editMode = editMode;
      this.imports = imports;
    }
  }

  private static final String BASE = "dc=directory,dc=example";
  private static final String PASSWORD = "Ldap-Passw0rd!";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final InMemoryDirectoryServer server;
  private final Corp corp;
  private final String federation;

  private Directory(InMemoryDirectoryServer server, Corp corp, Mode mode) {
    this.server = server;
    this.corp = corp;
    this.federation = federate(server.getListenPort(), corp, mode);
  }

  /** Starts an empty directory and federates it. */
  public static Directory federatedBy(Corp corp, Mode mode) throws LDAPSDKException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.addAdditionalBindCredentials("cn=keycloak", "secret");
    config.setListenerConfigs(
        new InMemoryListenerConfig(
            "loopback", InetAddress.getLoopbackAddress(), 0, null, null, null));
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.startListening();
    server.add("dn: " + BASE, "objectClass: domain", "dc: directory");
    server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
    return new Directory(server, corp, mode);
  }

  /** Adds somebody who has registered nothing. */
  public Person add(String nickname) throws LDAPSDKException {
    String username = nickname + "-ldap" + PEOPLE.incrementAndGet();
    String address = username + "@corp.example";
    server.add(
        "dn: " + dn(username),
        "objectClass: inetOrgPerson",
        "uid: " + username,
        "cn: Dora",
        "sn: Example",
        "mail: " + address,
        "userPassword: " + PASSWORD);
    UserRepresentation found = corp.admin().users().searchByUsername(username, true).get(0);
    return new Person(found.getId(), username, address, username + "@private.example", PASSWORD);
  }

  /** Returns all that the directory knows of somebody, what it notes of changes included. */
  public Entry entryOf(Person person) throws LDAPSDKException {
    return server.getEntry(dn(person.username()), "*", "+");
  }

  /** Returns the names of the attributes that somebody's entry has. */
  public List<String> attributesOf(Person person) throws LDAPSDKException {
    return server.getEntry(dn(person.username())).getAttributes().stream()
        .map(Attribute::getName)
        .toList();
  }

  /** Tells whether a password is somebody's in the directory. */
  public boolean takes(Person person, String password) throws LDAPSDKException {
    return server.getEntry(dn(person.username())).hasAttributeValue("userPassword", password);
  }

  @Override
  public void close() {
    corp.admin().components().component(federation).remove();
    server.shutDown(true);
  }

  private static String dn(String username) {
    return "uid=" + username + ",ou=people," + BASE;
  }

  private static String federate(int port, Corp corp, Mode mode) {
    ComponentRepresentation component = new ComponentRepresentation();
    component.setName("directory");
    component.setProviderId("ldap");
    component.setProviderType("org.keycloak.storage.UserStorageProvider");
    component.setConfig(new MultivaluedHashMap<>());
    Map.ofEntries(
            Map.entry("connectionUrl", "ldap://127.0.0.1:" + port),
            Map.entry("bindDn", "cn=keycloak"),
            Map.entry("bindCredential", "secret"),
            Map.entry("authType", "simple"),
            Map.entry("editMode", mode.editMode),
            Map.entry("vendor", "other"),
            Map.entry("usersDn", "ou=people," + BASE),
            Map.entry("usernameLDAPAttribute", "uid"),
            Map.entry("rdnLDAPAttribute", "uid"),
            Map.entry("uuidLDAPAttribute", "entryUUID"),
            Map.entry("userObjectClasses", "inetOrgPerson"),
            Map.entry("importEnabled", String.valueOf(mode.imports)),
            Map.entry("enabled", "true"),
            Map.entry("pagination", "false"))
        .forEach(component.getConfig()::putSingle);
    try (Response response = corp.admin().components().add(component)) {
      return ApiUtil.getCreatedId(response);
    }
  }
}
