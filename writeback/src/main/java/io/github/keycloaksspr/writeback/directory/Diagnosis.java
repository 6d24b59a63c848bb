package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.status.Problem;
import io.github.keycloaksspr.writeback.status.Reason;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says what is wrong when something could not be asked of a controller, or was refused. */
final class Diagnosis {

  private Diagnosis() {}

  /** Says why there is no connection, or none that is bound. */
  static Problem ofConnecting(LDAPException e) {
    return new Problem(reason(e), said(e));
  }

  private static Reason reason(LDAPException e) {
    if (hasCause(e, CertificateException.class)) {
      return Reason.CERTIFICATE_NOT_TRUSTED;
    }
    if (hasCause(e, SSLException.class)) {
      return Reason.TLS_FAILED;
    }
    return switch (e.getResultCode().intValue()) {
      case ResultCode.INVALID_CREDENTIALS_INT_VALUE,
          ResultCode.STRONG_AUTH_REQUIRED_INT_VALUE,
          ResultCode.CONFIDENTIALITY_REQUIRED_INT_VALUE,
          ResultCode.INAPPROPRIATE_AUTHENTICATION_INT_VALUE ->
          Reason.BIND_REFUSED;
      case ResultCode.CONNECT_ERROR_INT_VALUE -> Reason.UNREACHABLE;
      case ResultCode.SERVER_DOWN_INT_VALUE,
          ResultCode.TIMEOUT_INT_VALUE,
          ResultCode.BUSY_INT_VALUE,
          ResultCode.UNAVAILABLE_INT_VALUE ->
          Reason.NO_ANSWER;
      default -> Reason.UNEXPECTED;
    };
  }

  /** Says what came of a request that was sent. */
  static Problem of(Failure failure, LDAPException e) {
    return new Problem(
        switch (failure) {
          case NOT_PERMITTED -> Reason.NOT_PERMITTED;
          case NO_ENTRY -> Reason.NO_ENTRY;
          case UNREACHABLE, UNSETTLED -> Reason.NO_ANSWER;
          default -> Reason.UNEXPECTED;
        },
        said(e));
  }

  /** Returns the words of the controller, or those of the library that did not reach it. */
  static String said(LDAPException e) {
    String said = e.getDiagnosticMessage() == null ? e.getMessage() : e.getDiagnosticMessage();
    return said == null ? "" : said;
  }

  private static boolean hasCause(Throwable e, Class<? extends Exception> type) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(type::isInstance);
  }
}
