package io.github.gok8s.image.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpStatus;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.util.EntityUtils;

/** What a registry answered; to be closed. */
final class Answer implements AutoCloseable {

  private static final int LITTLE = 64 * 1024;

  private final CloseableHttpResponse response;
  private final Transport transport;

  Answer(CloseableHttpResponse response, Transport transport) {
    this.response = response;
    this.transport = transport;
  }

  int status() {
    return response.getStatusLine().getStatusCode();
  }

  /** Gives the status as it came, {@code 403 Forbidden}. */
  String statusLine() {
    String phrase = response.getStatusLine().getReasonPhrase();
    return phrase == null || phrase.isBlank() ? String.valueOf(status()) : status() + " " + phrase;
  }

  Transport transport() {
    return transport;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  List<String> headers(String name) {
    return Stream.of(response.getHeaders(name)).map(Header::getValue).toList();
  }

  /** Opens the content; it ends with an error if less comes than was announced. */
  InputStream stream() throws IOException {
    HttpEntity entity = response.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /** Reads the content. */
  byte[] bytes(int most) throws IOException {
    try (InputStream content = stream()) {
      byte[] bytes = content.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException(
            "more than " + most / 1_000_000 + " MB came, where a document was asked for");
      }
      return bytes;
    }
  }

  /** Whether a server that wants TLS was spoken to without: those of Go answer in HTTP/1.0, others in words. */
  boolean wantsTls() throws IOException {
    if (status() != HttpStatus.SC_BAD_REQUEST) {
      return false;
    }
    return response.getProtocolVersion().equals(HttpVersion.HTTP_1_0)
        || new String(stream().readNBytes(4096), StandardCharsets.UTF_8).contains("HTTPS port");
  }

  /** Gives the connection back for the next request; one that still has much to bring is ended. */
  @Override
  public void close() throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity != null && entity.getContentLength() >= 0 && entity.getContentLength() <= LITTLE) {
      EntityUtils.consumeQuietly(entity);
    }
    response.close();
  }
}
