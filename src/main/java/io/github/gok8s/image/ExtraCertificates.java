package io.github.gok8s.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the certificates of a user's own authorities, and gives the file in which Go looks for them beside the base's. */
final class ExtraCertificates {

  /**
   * Where they lie. Go reads every file in this folder, whatever else it reads (crypto/x509, root_unix.go), so no base's own
   * file has to be known or replaced.
   */
  static final String PATH = "etc/ssl/certs/extra-ca-certificates.crt";

  private static final int LINE = 64;

  private ExtraCertificates() {}

  /**
   * Reads PEM files.
   *
   * @return the same certificates, each once, as one PEM text
   * @throws ImageException if a file is not there or holds no certificate, or a private key
   */
  static String read(List<Path> files) throws IOException, ImageException {
    Set<Certificate> certificates = new LinkedHashSet<>();
    for (Path file : files) {
      certificates.addAll(read(file));
    }
    StringBuilder text = new StringBuilder();
    try {
      Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
      for (Certificate certificate : certificates) {
        text.append("-----BEGIN CERTIFICATE-----\n")
            .append(encoder.encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, ImageException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wrong(file, "is not there");
    }
    if (new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
      throw wrong(file, "holds a private key, which must not get into an image");
    }
    try {
      Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(bytes));
      if (found.isEmpty()) {
        throw wrong(file, "holds no certificate");
      }
      return found;
    } catch (CertificateException e) {
      throw wrong(file, "holds no certificate that can be read (" + e.getMessage() + ")");
    }
  }

  private static ImageException wrong(Path file, String what) {
    return ImageException.inProject(file + " " + what
        + ": <image><certificates> (-Dk8s.image.certificates) has to name files with"
        + " certificates in PEM form.");
  }
}
