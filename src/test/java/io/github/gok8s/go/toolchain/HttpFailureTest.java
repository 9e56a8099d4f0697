package io.github.gok8s.go.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpFailureTest {

  @ParameterizedTest
  @MethodSource("failuresOfServers")
  void saysInWordsWhyAServerCantBeRead(IOException failure, String text) {
    assertThat(HttpFailure.reason(failure, Duration.ofSeconds(30))).isEqualTo(text);
  }

  static Stream<Arguments> failuresOfServers() {
    return Stream.of(
        Arguments.of(new UnknownHostException("modules.example"), "its host is not known here"),
        Arguments.of(new SocketTimeoutException("Read timed out"), "no answer within 30 s"),
        Arguments.of(
            new SSLHandshakeException("PKIX path building failed"),
            "its certificate is not trusted by this JDK, PKIX path building failed"),
        Arguments.of(new IOException("Connection refused"), "Connection refused"),
        Arguments.of(new EOFException(), "EOFException"));
  }

  @ParameterizedTest
  @MethodSource("failuresOfFiles")
  void saysInWordsWhyAFileCantBeWritten(IOException failure, String text) {
    assertThat(FileFailure.reason(failure)).isEqualTo(text);
  }

  static Stream<Arguments> failuresOfFiles() {
    return Stream.of(
        Arguments.of(new AccessDeniedException("/cache/go"), "/cache/go may not be written"),
        Arguments.of(new NotDirectoryException("/cache"), "NotDirectoryException at /cache"),
        Arguments.of(
            new FileSystemException("/cache/go", null, "No space left on device"),
            "/cache/go: No space left on device"),
        Arguments.of(new IOException("No space left on device"), "No space left on device"));
  }
}
