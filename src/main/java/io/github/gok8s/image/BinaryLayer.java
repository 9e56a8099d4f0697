package io.github.gok8s.image;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * Puts one binary into {@code /app/}, and proves while it is read that it is the one that was compiled.
 *
 * @param binary the binary
 */
record BinaryLayer(Binary binary) implements TarLayer {

  @Override
  public String key() {
    return "app/" + binary.name() + " sha256:" + binary.sha256();
  }

  @Override
  public String title() {
    return binary.name();
  }

  @Override
  public long weight() {
    return binary.size();
  }

  @Override
  public void writeTo(ReproducibleTar tar) throws IOException, ImageException {
    MessageDigest sha256 = Sha256.start();
    tar.directory("app", ReproducibleTar.DIRECTORY_MODE, FileOwner.ROOT);
    try (InputStream content = Files.newInputStream(binary.file())) {
      if (Files.size(binary.file()) != binary.size()) {
        throw isAnother();
      }
      tar.file(
          "app/" + binary.name(),
          ReproducibleTar.EXECUTABLE_MODE,
          binary.size(),
          new DigestInputStream(new BufferedInputStream(content), sha256));
    } catch (NoSuchFileException e) {
      throw isAnother();
    }
    if (!Sha256.finish(sha256).equals(binary.sha256())) {
      throw isAnother();
    }
  }

  private ImageException isAnother() {
    return ImageException.inProject(
        binary.file() + " is not, or no more, what was compiled for " + binary.platform()
            + ": its SHA-256 should be " + binary.sha256()
            + ". Something changed it after the goal compile; build again, and if that does not"
            + " help, run mvn clean first.");
  }
}
