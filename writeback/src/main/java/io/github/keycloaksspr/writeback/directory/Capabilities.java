package io.github.keycloaksspr.writeback.directory;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a controller says of itself in its rootDSE ([MS-ADTS] 3.1.1.3.2).
 *
 * @param readOnly whether it can only pass passwords on, which is not tried
 * @param policyHints OID of the control that has a reset obey the password history, if there is one
 */
record Capabilities(boolean readOnly, Optional<String> policyHints) {
  private static final String CONTROLS = "supportedControl";
  private static final String CAPABILITIES = "supportedCapabilities";

  private static final String READ_ONLY = "1.2.840.113556.1.4.1920";
  private static final String POLICY_HINTS = "1.2.840.113556.1.4.2239";

  /** That of Windows Server 2008 R2. */
  private static final String POLICY_HINTS_BEFORE = "1.2.840.113556.1.4.2066";

  private static final int HISTORY_TOO = 1;

  static Capabilities of(LDAPConnection connection) throws LDAPException {
    SearchRequest everybodyMay =
        new SearchRequest("", SearchScope.BASE, "(objectClass=*)", CONTROLS, CAPABILITIES);
    SearchResultEntry root = connection.searchForEntry(everybodyMay);
    if (root == null) {
      throw new LDAPException(ResultCode.UNAVAILABLE, "There is no rootDSE");
    }
    return new Capabilities(
        root.hasAttributeValue(CAPABILITIES, READ_ONLY),
        Stream.of(POLICY_HINTS, POLICY_HINTS_BEFORE)
            .filter(control -> root.hasAttributeValue(CONTROLS, control))
            .findFirst());
  }

  /** Returns the controls that make a reset as strict as a change. */
  Control[] controls() {
    return policyHints
        .map(oid -> new Control[] {new Control(oid, true, hints())})
        .orElseGet(() -> new Control[0]);
  }

  private static ASN1OctetString hints() {
    return new ASN1OctetString(new ASN1Sequence(new ASN1Integer(HISTORY_TOO)).encode());
  }
}
