package io.github.gok8s.go.toolchain;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.HttpStatus;
import org.apache.http.StatusLine;

/** Says in words of the user why a server could not be read. */
final class HttpFailure {

  private HttpFailure() {}

  static String status(StatusLine status) {
    String line = (status.getStatusCode() + " "
            + (status.getReasonPhrase() == null ? "" : status.getReasonPhrase()))
        .strip();
    return switch (status.getStatusCode()) {
      case HttpStatus.SC_UNAUTHORIZED -> line + " (put user and password into the URL in GOPROXY)";
      case HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED ->
        line + " (the proxy of settings.xml needs <username> and <password>)";
      default -> line;
    };
  }

  static String reason(IOException failure, Duration timeout) {
    if (failure instanceof UnknownHostException) {
      return "its host is not known here";
    }
    if (failure instanceof InterruptedIOException) {
      return "no answer within " + timeout.toSeconds() + " s";
    }
    if (failure instanceof SSLHandshakeException) {
      return "its certificate is not trusted by this JDK, " + failure.getMessage();
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
