package io.github.gok8s.image.registry;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.gok8s.http.RetryAfter;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.http.HttpStatus;

/**
 * Says in words of the user why a registry did not do what it should.
 *
 * @param repository which repository it is about
 * @param purpose what it was opened for
 */
record RegistryFailure(Repository repository, Purpose purpose) {

  private static final int LONGEST_REMARK = 300;

  /** Where no answer came, or none that can be used. */
  ImageException unreachable(IOException problem, Duration timeout) {
    RegistryHost registry = repository.registry();
    return ImageException.inEnvironment(
        "The registry " + registry + " can't be reached: " + reason(problem, timeout), problem);
  }

  /** Where the registry wants credentials, and there are none. */
  ImageException noCredentials(String tried) {
    return ImageException.inEnvironment("The registry " + repository.registry()
        + " wants credentials to " + purpose.words() + " " + repository
        + ", and none were found. Looked for in this order: " + tried
        + ". Add a <server> with the id " + repository.registry()
        + " to settings.xml, or log in with docker or podman.");
  }

  /** Where there are credentials, and the registry does not take them. */
  ImageException refusedCredentials(Credential credential, String statusLine) {
    return ImageException.inEnvironment("The registry " + repository.registry()
        + " does not take the credentials of " + credential.who() + ": it answered " + statusLine
        + ". Correct them there, or log in again.");
  }

  /** Where credentials would be sent so that everybody in between could read them. */
  ImageException unsafe(Credential credential) {
    return ImageException.inEnvironment("The credentials of " + credential.who()
        + " are not sent to the registry " + repository.registry()
        + ", because it speaks plain HTTP, which everybody in between can read.");
  }

  /** Where the answer is an error. */
  ImageException answered(String what, Answer answer, Optional<Credential> credential) {
    return ImageException.inEnvironment(sentence(what, answer, credential));
  }

  /** Where the bytes are not those that were asked for. */
  ImageException corrupted(String what, String expected, String got) {
    return ImageException.inEnvironment(
        what + " of " + repository + " arrived corrupted: its digest is "
            + got + " instead of " + expected
            + ". Run the same command again; if it stays, the registry or a proxy before it is"
            + " broken.");
  }

  private String sentence(String what, Answer answer, Optional<Credential> credential) {
    int status = answer.status();
    String statusLine = answer.statusLine();
    String remark = remark(answer);
    String registry = "The registry " + repository.registry();
    String as = credential.map(known -> " as " + known.who()).orElse(" without credentials");
    return switch (status) {
      case HttpStatus.SC_UNAUTHORIZED, HttpStatus.SC_FORBIDDEN ->
        registry + " does not let us " + purpose.words() + " " + repository + as + ": " + statusLine
            + remark + " Ask its owner for the right to, or correct " + purpose.element() + ".";
      case HttpStatus.SC_NOT_FOUND ->
        purpose == Purpose.PUSH
            ? registry + " does not have the repository " + repository + ": " + statusLine + remark
                + " Create it there, or correct " + purpose.element() + "."
            : registry + " does not have " + what + ": " + statusLine + remark + " Correct "
                + purpose.element() + ".";
      case HttpStatus.SC_METHOD_NOT_ALLOWED ->
        registry + " takes no images: " + statusLine + remark
            + " It is read-only, or a mirror. Correct " + purpose.element() + ".";
      case HttpStatus.SC_REQUEST_TOO_LONG ->
        registry + ", or a proxy before it, takes nothing as large as " + what + ": " + statusLine
            + remark + " Raise its limit.";
      case 429 ->
        registry + " gets too many requests" + as + ": " + statusLine + remark
            + " Wait, or log in: users who are known may ask more.";
      default ->
        status < HttpStatus.SC_INTERNAL_SERVER_ERROR
            ? registry + " refuses " + what + ": " + statusLine + remark
            : registry + " failed at " + what + times(answer) + ": " + statusLine + remark
                + " Run the same command again later: what has arrived is not sent again.";
    };
  }

  /** Says how often it was tried, where that was as often as is usual. */
  private static String times(Answer answer) {
    Optional<String> retryAfter = answer.header(RetryAfter.HEADER);
    boolean isTriedAgain = Retries.isWorthIt(answer.status())
        && Retries.pause(Retries.ATTEMPTS, retryAfter, Instant.now()).isPresent();
    return isTriedAgain ? " " + Retries.ATTEMPTS + " times" : "";
  }

  /** Gives the first error that the registry names, as in {@code (DENIED: requested access is denied)}, and ends the sentence. */
  private static String remark(Answer answer) {
    try {
      byte[] body = answer.stream().readNBytes(64 * 1024);
      JsonObject error =
          Json.parse(body).getAsJsonObject().getAsJsonArray("errors").get(0).getAsJsonObject();
      String text = Stream.of("code", "message", "detail")
          .filter(member -> error.has(member) && error.get(member).isJsonPrimitive())
          .map(member -> error.get(member).getAsString())
          .reduce((left, right) -> left + ": " + right)
          .orElse("");
      String cut = text.length() > LONGEST_REMARK ? text.substring(0, LONGEST_REMARK) + "…" : text;
      return cut.isBlank() ? "." : " (" + cut.replaceAll("\\s+", " ") + ").";
    } catch (IOException
        | JsonParseException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      return ".";
    }
  }

  private String reason(IOException problem, Duration timeout) {
    if (problem instanceof UnknownHostException) {
      return "its host is not known here. Correct " + purpose.element()
          + ", or check the network and the proxy in settings.xml.";
    }
    if (problem instanceof ClosedByInterruptException) {
      return "the build was interrupted.";
    }
    if (problem instanceof ConnectException) {
      return "nobody answers there, " + lastPart(problem) + ". Is it running? Else correct "
          + purpose.element() + ".";
    }
    if (problem instanceof InterruptedIOException) {
      return "no answer within " + timeout.toSeconds()
          + " s. Try again later, or raise <image><registryTimeout> (-Dk8s.image.registryTimeout),"
          + " in seconds.";
    }
    if (problem instanceof SSLPeerUnverifiedException) {
      return "its certificate is for another host, " + problem.getMessage() + ".";
    }
    if (isExpired(problem)) {
      return "its certificate has expired (" + expiry(problem) + "). Its owner has to renew it.";
    }
    if (problem instanceof SSLHandshakeException) {
      return "its certificate is not trusted, " + problem.getMessage()
          + ". Name the PEM file of the authority that issued it in <image><registryCertificates>"
          + " (-Dk8s.image.registryCertificates).";
    }
    if (problem instanceof SSLException
        && String.valueOf(problem.getMessage()).contains("SSL message")) {
      return "it does not speak TLS. If plain HTTP, which everybody in between can read and"
          + " change, shall do: set <image><allowInsecureRegistries>"
          + " (-Dk8s.image.allowInsecureRegistries=true).";
    }
    return (problem.getMessage() == null
            ? problem.getClass().getSimpleName()
            : problem.getMessage())
        + ". Run the same command again later.";
  }

  private static boolean isExpired(Throwable problem) {
    return causes(problem).anyMatch(CertificateExpiredException.class::isInstance);
  }

  private static String expiry(Throwable problem) {
    return causes(problem)
        .filter(CertificateExpiredException.class::isInstance)
        .map(cause -> String.valueOf(cause.getMessage()))
        .findFirst()
        .orElse("");
  }

  private static Stream<Throwable> causes(Throwable problem) {
    return Stream.iterate(problem, cause -> cause != null, Throwable::getCause).limit(20);
  }

  /** Gives {@code Connection refused} out of {@code Connect to localhost:5000 [localhost/127.0.0.1] failed: Connection refused}. */
  private static String lastPart(IOException problem) {
    return String.valueOf(problem.getMessage()).replaceFirst("^.*failed: ", "");
  }
}
