package io.github.gok8s.go.toolchain;

import io.github.gok8s.http.CookielessClient;
import io.github.gok8s.http.HttpAccess;
import io.github.gok8s.http.ProxyRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.http.HttpEntity;
import org.apache.http.HttpStatus;
import org.apache.http.StatusLine;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;

/** Reads files by URLs of http, https and file. */
final class RemoteFiles implements AutoCloseable {

  /** How long a server may take to be reached, and then between two pieces of an answer. */
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final int MAX_SMALL = 1 << 20;

  private final CloseableHttpClient client;
  private final HttpAccess access;
  private final Duration timeout;

  RemoteFiles(ProxyRoutes routes, Duration timeout) {
    this.access = new HttpAccess(routes);
    this.timeout = timeout;
    RequestConfig config = RequestConfig.custom()
        .setConnectTimeout((int) timeout.toMillis())
        .setConnectionRequestTimeout((int) timeout.toMillis())
        .setSocketTimeout((int) timeout.toMillis())
        .build();
    // content-length must stay that of the file: without it a cut-off download looks complete
    this.client = CookielessClient.builder("go-k8s-maven-plugin")
        .setDefaultRequestConfig(config)
        .setRoutePlanner(access.routePlanner())
        .disableContentCompression()
        .build();
  }

  /** Is told about a file that is being read. */
  interface Reader<T> {

    /**
     * Reads the content.
     *
     * @param size in bytes, if the server says so
     */
    T read(InputStream content, OptionalLong size) throws IOException;
  }

  /** Reads a file of at most 1 MB. */
  byte[] readSmall(URI uri) throws IOException {
    return read(uri, (content, size) -> {
      byte[] bytes = content.readNBytes(MAX_SMALL + 1);
      if (bytes.length > MAX_SMALL) {
        throw new IOException("more than the 1 MB that it may have was sent");
      }
      return bytes;
    });
  }

  /**
   * Reads a file.
   *
   * @throws NotThereException if the server does not have it
   * @throws IOException with a message that names the URL, without a password in it
   */
  <T> T read(URI uri, Reader<T> reader) throws IOException {
    try {
      return String.valueOf(uri.getScheme()).equals("file")
          ? readFile(uri, reader)
          : readHttp(uri, reader);
    } catch (NotThereException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(redacted(uri) + ": " + HttpFailure.reason(e, timeout), e);
    }
  }

  /** Gives a URL for people, without its password. */
  static String redacted(URI uri) {
    String userInfo = uri.getRawUserInfo();
    return userInfo == null ? uri.toString() : uri.toString().replace(userInfo + "@", "");
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private <T> T readFile(URI uri, Reader<T> reader) throws IOException {
    Path file = Path.of(uri);
    try (InputStream content = Files.newInputStream(file)) {
      return reader.read(content, OptionalLong.of(Files.size(file)));
    } catch (NoSuchFileException e) {
      throw new NotThereException(uri + " is not there");
    }
  }

  private <T> T readHttp(URI uri, Reader<T> reader) throws IOException {
    try (CloseableHttpResponse response = client.execute(new HttpGet(uri), access.context(uri))) {
      StatusLine status = response.getStatusLine();
      HttpEntity entity = response.getEntity();
      switch (status.getStatusCode()) {
        case HttpStatus.SC_OK -> {
          long size = entity == null ? 0 : entity.getContentLength();
          try (InputStream content =
              entity == null ? InputStream.nullInputStream() : entity.getContent()) {
            return reader.read(content, size < 0 ? OptionalLong.empty() : OptionalLong.of(size));
          }
        }
        case HttpStatus.SC_NOT_FOUND, HttpStatus.SC_GONE ->
          throw new NotThereException(
              redacted(uri) + " answered " + status.getStatusCode() + " (not there)");
        default -> throw new IOException("it answered " + HttpFailure.status(status));
      }
    }
  }
}
