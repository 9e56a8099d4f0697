package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Downloads the zip of a toolchain through the list of module proxies. */
final class Download {

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);
  private static final double MEGABYTE = 1_000_000.0;

  private final ProxyList proxies;
  private final RemoteFiles remote;

  Download(ProxyList proxies, RemoteFiles remote) {
    this.proxies = proxies;
    this.remote = remote;
  }

  /**
   * Downloads the zip.
   *
   * @return where it is from, for messages
   * @throws GoException if no proxy has it, or one fails
   */
  String fetch(ToolchainModule module, Path file) throws GoException, InterruptedException {
    try {
      return proxies.firstOf(source -> fetch(source, module, file));
    } catch (IOException e) {
      throw GoException.inEnvironment(
          String.format(
              "Go %s for %s could not be downloaded: %s. Nothing of it was kept. "
                  + "Look at GOPROXY and the proxy in settings.xml, or name a Go that is there in <goExecutable> "
                  + "(-Dk8s.goExecutable).",
              module.go(), module.host().port(), e.getMessage()),
          e);
    }
  }

  private String fetch(ProxyList.Source source, ToolchainModule module, Path file)
      throws IOException, InterruptedException {
    if (source instanceof ProxyList.Off) {
      throw new NotThereException("GOPROXY is off");
    }
    URI base = source instanceof ProxyList.Proxy proxy ? proxy.base() : ProxyList.ORIGIN;
    String origin = RemoteFiles.redacted(base);
    try {
      remote.read(SumdbLookup.resolve(base, module.zip()), (content, size) -> {
        LOG.info(
            "Downloading Go {} for {}{} from {}",
            module.go(),
            module.host().port(),
            text(size),
            origin);
        return copy(content, size, file);
      });
      return origin;
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Interrupted while downloading Go " + module.go());
      }
      throw e;
    }
  }

  private static long copy(InputStream content, OptionalLong size, Path file) throws IOException {
    long copied = 0;
    try (OutputStream output = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("interrupted");
        }
        output.write(buffer, 0, read);
        copied += read;
      }
    }
    if (size.isPresent() && copied != size.getAsLong()) {
      throw new ZipException("cut off after " + copied + " of " + size.getAsLong() + " bytes");
    }
    return copied;
  }

  private static String text(OptionalLong size) {
    return size.isPresent()
        ? String.format(Locale.ROOT, " (%.0f MB)", size.getAsLong() / MEGABYTE)
        : "";
  }
}
