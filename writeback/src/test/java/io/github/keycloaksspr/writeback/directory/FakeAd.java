package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory in memory that answers like a domain controller with Windows. */
final class FakeAd implements AutoCloseable {
  static final String SERVICE = "CN=svc-sspr,DC=corp,DC=example";
  static final String SERVICE_PASSWORD = "Serv1ce-Passw0rd!";
  static final String USER = "CN=Anna,OU=People,DC=corp,DC=example";
  static final String OLD = "Old-Passw0rd!";

  private static final String POLICY_HINTS = "1\\.2\\.840\\.113556\\.1\\.4\\.(2239|2066)";

  private static final String BASE = "DC=corp,DC=example";

  private final InMemoryDirectoryServer server;
  private final List<Control> controls = new CopyOnWriteArrayList<>();

  private int port;
  private volatile String password = OLD;
  private volatile boolean locked;
  private volatile int modifies;
  private volatile @Nullable LDAPException answer;
  private volatile @Nullable LDAPException bindAnswer;
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean applied = true;
  private volatile Duration stall = Duration.ZERO;
  private volatile int serviceBinds;
  private final Set<String> history = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String arriving;

  private FakeAd(InMemoryDirectoryServer server) {
    this.server = server;
  }

  /** Starts a controller that speaks LDAPS and shows some attributes in its rootDSE. */
  static FakeAd start(Certificate certificate, Attribute... root) throws Exception {
    return start(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps",
            InetAddress.getLoopbackAddress(),
            0,
            certificate.serverSockets(),
            certificate.sockets()),
        root);
  }

  /** Starts a controller that speaks LDAP and knows StartTLS. */
  static FakeAd startWithoutTls(Certificate certificate) throws Exception {
    return start(
        InMemoryListenerConfig.createLDAPConfig(
            "ldap", InetAddress.getLoopbackAddress(), 0, certificate.sockets()));
  }

  private static FakeAd start(InMemoryListenerConfig listener, Attribute... root)
      throws LDAPException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null);
    config.addAdditionalBindCredentials(SERVICE, SERVICE_PASSWORD);
    config.setCustomRootDSEAttributes(List.of(root));
    config.setListenerConfigs(listener);
    List<FakeAd> self = new ArrayList<>();
    config.addInMemoryOperationInterceptor(
        new InMemoryOperationInterceptor() {
          @Override
          public void processModifyRequest(InMemoryInterceptedModifyRequest request)
              throws LDAPException {
            self.get(0).modify(request);
          }

          @Override
          public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
            self.get(0).sleep(self.get(0).stall);
          }

          @Override
          public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
              throws LDAPException {
            self.get(0).bind(request);
          }
        });
    FakeAd ad = new FakeAd(new InMemoryDirectoryServer(config));
    self.add(ad);
    ad.server.add(new Entry(BASE, new Attribute("objectClass", "domain")));
    ad.server.add(
        new Entry("OU=People," + BASE, new Attribute("objectClass", "organizationalUnit")));
    ad.server.add(
        new Entry(
            USER,
            new Attribute("objectClass", "user"),
            new Attribute("userAccountControl", "514"),
            new Attribute("userPassword", "unused")));
    ad.server.startListening();
    ad.port = ad.server.getListenPort();
    return ad;
  }

  int port() {
    return port;
  }

  /** Returns the user's entry as it is now. */
  Entry user() throws LDAPException {
    return server.getEntry(USER);
  }

  /** Gives the user's entry further values. */
  FakeAd with(Attribute... values) throws LDAPException {
    for (Attribute value : values) {
      server.modify(
          USER, new Modification(ModificationType.REPLACE, value.getName(), value.getRawValues()));
    }
    return this;
  }

  boolean takes(String typed) {
    return password.equals(typed) && !locked;
  }

  /** Returns how many modifies have arrived. */
  int modifies() {
    return modifies;
  }

  List<Control> controls() {
    return List.copyOf(controls);
  }

  FakeAd locked() {
    locked = true;
    return this;
  }

  /** Closes all connections that clients keep. */
  void dropConnections() {
    server.closeAllConnections(false);
  }

  /** Answers modifies so, without doing anything. */
  FakeAd answering(int code, String diagnostic) {
    answer = new LDAPException(ResultCode.valueOf(code), diagnostic);
    return this;
  }

  /** Does what modifies say, from now on. */
  void answeringAgain() {
    answer = null;
  }

  /** Answers the user's binds so. */
  FakeAd answeringBinds(int code, String diagnostic) {
    bindAnswer = new LDAPException(ResultCode.valueOf(code), diagnostic);
    return this;
  }

  /** Lets searches wait, those of the rootDSE among them. */
  void stalling(Duration delay) {
    stall = delay;
  }

  /** Returns how often somebody has connected as the service account. */
  int serviceBinds() {
    return serviceBinds;
  }

  /** Refuses a password that was used before where the policy's hints are asked to hold. */
  FakeAd remembering(String former) {
    history.add(former);
    return this;
  }

  /** Answers modifies late, whether or not it has done them. */
  FakeAd late(Duration delay, boolean applied) {
    this.delay = delay;
    this.applied = applied;
    return this;
  }

  /** Has a password arrive from another controller just before the next modify is looked at. */
  FakeAd arriving(String password) {
    arriving = password;
    return this;
  }

  private void modify(InMemoryInterceptedModifyRequest intercepted) throws LDAPException {
    modifies++;
    ModifyRequest request = intercepted.getRequest().duplicate();
    controls.addAll(Arrays.asList(request.getControls()));
    if (answer != null) {
      throw answer;
    }
    if (arriving != null) {
      password = arriving;
    }
    if (applied) {
      apply(request);
    }
    sleep(delay);
    request.setControls();
    request.setModifications(kept(request.getModifications()));
    intercepted.setRequest(request);
  }

  /** What the directory in memory keeps: of a password nothing but that it was written. */
  private static List<Modification> kept(List<Modification> all) {
    return all.stream()
        .map(
            each ->
                each.getAttributeName().equals("unicodePwd")
                    ? new Modification(ModificationType.REPLACE, "unicodePwd", "written")
                    : each)
        .distinct()
        .toList();
  }

  private void apply(ModifyRequest request) throws LDAPException {
    for (Modification each : request.getModifications()) {
      switch (each.getAttributeName()) {
        case "unicodePwd" -> apply(each, request.getControls());
        case "lockoutTime" -> locked = false;
        default -> {}
      }
    }
  }

  private String remembered(String next, Control... sent) throws LDAPException {
    boolean hints = Stream.of(sent).map(Control::getOID).anyMatch(oid -> oid.matches(POLICY_HINTS));
    if (!history.add(next) && hints) {
      throw new LDAPException(
          ResultCode.CONSTRAINT_VIOLATION,
          "0000052D: AtrErr: DSID-03190F80, #1:\n\t0: 0000052D: DSID-03190F80, problem 1005"
              + " (CONSTRAINT_ATT_TYPE), data 0, Att 9005a (unicodePwd)");
    }
    return next;
  }

  /** Removing a password is saying what it is; whoever knows it may add another one. */
  private void apply(Modification each, Control... sent) throws LDAPException {
    String value = unquoted(each.getValueByteArrays()[0]);
    if (!each.getModificationType().equals(ModificationType.DELETE)) {
      password = remembered(value, sent);
    } else if (locked) {
      throw violation("00000775");
    } else if (!password.equals(value)) {
      throw violation("00000056");
    }
  }

  private static LDAPException violation(String error) {
    return new LDAPException(
        ResultCode.CONSTRAINT_VIOLATION,
        error
            + ": AtrErr: DSID-03190F80, #1: problem 1005 (CONSTRAINT_ATT_TYPE), data 0, Att 9005a"
            + " (unicodePwd)");
  }

  private static String unquoted(byte[] value) throws LDAPException {
    String text = new String(value, StandardCharsets.UTF_16LE);
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      throw new LDAPException(
          ResultCode.UNWILLING_TO_PERFORM, "0000001F: SvcErr: DSID-031A12D2, problem 5003");
    }
    return text.substring(1, text.length() - 1);
  }

  private void sleep(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void bind(InMemoryInterceptedSimpleBindRequest intercepted) throws LDAPException {
    SimpleBindRequest request = intercepted.getRequest();
    if (!USER.equals(request.getBindDN())) {
      serviceBinds++;
      return;
    }
    if (bindAnswer != null) {
      throw bindAnswer;
    }
    if (!takes(request.getPassword().stringValue())) {
      throw new LDAPException(
          ResultCode.INVALID_CREDENTIALS,
          "80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data "
              + (locked ? "775" : "52e")
              + ", v4563");
    }
    intercepted.setRequest(new SimpleBindRequest(USER, "unused"));
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
