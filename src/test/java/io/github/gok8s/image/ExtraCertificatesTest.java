package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtraCertificatesTest {

  private static final String ASKED =
      ": <image><certificates> (-Dk8s.image.certificates) has to name files with certificates in"
          + " PEM form.";

  @TempDir
  private Path folder;

  private String first;
  private String second;

  @BeforeEach
  void takeTwoOfTheBuiltInOnes() throws IOException {
    try (InputStream bundle =
        StaticBaseLayer.class.getResourceAsStream("static/ca-certificates.crt")) {
      String text = new String(bundle.readAllBytes(), StandardCharsets.UTF_8);
      String begin = "-----BEGIN CERTIFICATE-----";
      String[] parts = text.split(begin);
      first = begin + "\n" + parts[1].strip() + "\n";
      second = begin + "\n" + parts[2].strip() + "\n";
    }
  }

  @Test
  void areWrittenAsOneTextEachOnce() throws Exception {
    Path a = file("a.pem", "# our own authority\r\n" + (first + second).replace("\n", "\r\n"));
    Path b = file("b.pem", second);

    assertThat(ExtraCertificates.read(List.of(a, b))).isEqualTo(first + second);
  }

  @Test
  void lieWhereGoLooksBesideTheFileOfTheBase() throws Exception {
    Path pem = file("a.pem", first);

    FilesLayer layer = new ImageSpec.Additions(folder, List.of(), List.of(Path.of("a.pem")))
        .layer()
        .orElseThrow();

    assertThat(pem).exists();
    assertThat(layer.tree().entries().keySet())
        .containsExactly("etc", "etc/ssl", "etc/ssl/certs/extra-ca-certificates.crt");
  }

  @Test
  void haveToBeThere() {
    assertRefused(folder.resolve("missing.pem"), " is not there");
  }

  @Test
  void haveToBeCertificates() throws IOException {
    assertRefused(file("empty.pem", ""), " holds no certificate");
    assertThatThrownBy(() -> ExtraCertificates.read(List.of(
            file("broken.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"))))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("broken.pem holds no certificate that can be read (")
        .hasMessageEndingWith(ASKED);
  }

  @Test
  void mustNotBringAPrivateKeyAlong() throws IOException {
    assertRefused(
        file("both.pem", first + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
        " holds a private key, which must not get into an image");
  }

  private void assertRefused(Path file, String what) {
    assertThatThrownBy(() -> ExtraCertificates.read(List.of(file)))
        .isInstanceOf(ImageException.class)
        .hasMessage(file + what + ASKED);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
