package io.github.keycloaksspr.writeback.directory;

import java.util.Collections;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * What the DNS of a domain says of its controllers at one moment.
 *
 * @param ofSite empty when no site is preferred, or the site has no controllers
 * @param ofDomain all of them, those of the site included
 */
record ServiceLookup(Set<ServiceRecord> ofSite, Set<ServiceRecord> ofDomain) {
  private static final String TYPE = "SRV";

  /** Until a server is asked for the last time, which takes twice as long: three seconds in all. */
  private static final String FIRST_TIMEOUT_MILLIS = "1000";

  private static final String TIMES = "2";

  ServiceLookup {
    ofSite = Set.copyOf(ofSite);
    ofDomain = Set.copyOf(ofDomain);
  }

  /**
   * Asks the DNS.
   *
   * @throws NamingException when it does not answer
   */
  static ServiceLookup of(ServiceLocation location) throws NamingException {
    DirContext dns = new InitialDirContext(environment(location));
    try {
      Set<ServiceRecord> ofSite =
          location.ofSite().isPresent() ? records(dns, location.ofSite().get()) : Set.of();
      return new ServiceLookup(ofSite, records(dns, location.ofDomain()));
    } finally {
      dns.close();
    }
  }

  @SuppressWarnings("JdkObsolete") // JNDI takes nothing else
  private static Hashtable<String, String> environment(ServiceLocation location) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(
        Context.PROVIDER_URL,
        location.server().isEmpty() ? "dns:" : "dns://" + location.server() + "/");
    environment.put("com.sun.jndi.dns.timeout.initial", FIRST_TIMEOUT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", TIMES);
    return environment;
  }

  @SuppressWarnings("BanJNDI") // JNDI's DNS makes strings of records, and no objects
  private static Set<ServiceRecord> records(DirContext dns, String name) throws NamingException {
    try {
      Attributes answer = dns.getAttributes(name, new String[] {TYPE});
      Attribute records = answer.get(TYPE);
      return records == null ? Set.of() : records(records);
    } catch (NameNotFoundException e) {
      return Set.of();
    }
  }

  private static Set<ServiceRecord> records(Attribute records) throws NamingException {
    Set<Object> values = new HashSet<>(Collections.list(records.getAll()));
    return values.stream()
        .map(value -> ServiceRecord.of(value.toString()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
