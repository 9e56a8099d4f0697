package io.github.gok8s.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StaticBaseLayerTest {

  private static final Map<String, TarArchiveEntry> ENTRIES = new LinkedHashMap<>();
  private static final Map<String, byte[]> CONTENTS = new LinkedHashMap<>();

  @BeforeAll
  static void writeAndRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ReproducibleTar tar = new ReproducibleTar(bytes)) {
      StaticBaseLayer.current().writeTo(tar);
    }
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        ENTRIES.put(entry.getName(), entry);
        CONTENTS.put(entry.getName(), tar.readAllBytes());
      }
    }
  }

  @Test
  void hasRootCertificatesThatAllParseAndAreValid() throws CertificateException {
    byte[] pem = CONTENTS.get("etc/ssl/certs/ca-certificates.crt");
    Collection<? extends Certificate> roots =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));

    assertThat(roots)
        .hasSizeGreaterThan(100)
        .hasSize(
            text("etc/ssl/certs/ca-certificates.crt").split("-----BEGIN CERTIFICATE-----").length
                - 1)
        .allSatisfy(
            root -> assertThat(((X509Certificate) root).getBasicConstraints()).isNotNegative());
  }

  @Test
  void saysUnderWhichLicenceTheCertificatesAreAndWhereTheyComeFrom() {
    assertThat(text("etc/ssl/certs/ca-certificates.crt"))
        .startsWith(
            "# Mozilla's root certificates for web servers, as of golang.org/x/crypto/x509roots/fallback v")
        .contains("Mozilla Public License, v. 2.0", "https://hg-edge.mozilla.org/projects/nss");
  }

  @Test
  void bringsTheLicencesOfWhatItHoldsAlong() {
    assertThat(text("licenses/static-base/NOTICE"))
        .contains("ca-certificates.crt", "Mozilla Public", "time zone database");
    assertThat(text("licenses/static-base/MPL-2.0.txt"))
        .startsWith("Mozilla Public License Version 2.0")
        .hasSizeGreaterThan(16_000);
    assertThat(describe("licenses/")).isEqualTo("755 0:0");
  }

  @Test
  void hasTimeZonesUnpacked() {
    assertThat(CONTENTS.get("usr/share/zoneinfo/Europe/Paris"))
        .startsWith("TZif".getBytes(StandardCharsets.US_ASCII));
    assertThat(ENTRIES.keySet().stream().filter(name -> name.startsWith("usr/share/zoneinfo/")))
        .hasSizeGreaterThan(500);
  }

  @Test
  void hasUsersOfWhomOneIsNotRoot() {
    assertThat(text("etc/passwd"))
        .contains("nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n");
    assertThat(text("etc/group")).contains("nonroot:x:65532:\n");
    assertThat(text("etc/nsswitch.conf")).isEqualTo("hosts: files dns\n");
    assertThat(text("etc/os-release")).contains("ID=go-k8s-static\n");
  }

  @Test
  void hasServicesAndProtocolsInTheFormThatGoReads() {
    assertThat(text("etc/services").lines())
        .contains("https 443/tcp", "postgresql 5432/tcp postgres")
        .allMatch(line -> line.matches("[a-z0-9-]+ \\d+/(tcp|udp)( [a-z0-9]+)?"));
    assertThat(text("etc/protocols").lines())
        .contains("tcp 6 TCP")
        .allMatch(line -> line.matches("[a-z0-9-]+ \\d+ [A-Za-z0-9-]+"));
  }

  @Test
  void givesEachFolderItsModeAndOwner() {
    assertThat(describe("tmp/")).isEqualTo("1777 0:0");
    assertThat(describe("home/nonroot/")).isEqualTo("700 65532:65532");
    assertThat(describe("etc/")).isEqualTo("755 0:0");
    assertThat(describe("etc/passwd")).isEqualTo("644 0:0");
  }

  @Test
  void neverHasFoldersThatWouldReplaceLinksOfABase() {
    assertThat(ENTRIES.keySet()).doesNotContain("bin/", "lib/", "sbin/", "lib64/");
  }

  @Test
  void isSortedAndEachFolderComesBeforeWhatIsInIt() {
    assertThat(List.copyOf(ENTRIES.keySet()))
        .isSorted()
        .startsWith("etc/")
        .contains("usr/share/zoneinfo/Europe/");
  }

  @Test
  void saysOfWhenItIs() throws IOException {
    String title = StaticBaseLayer.current().title();

    assertThat(title).startsWith("static base of ");
    assertThat(LocalDate.parse(title.substring("static base of ".length()))).isAfter("2026-11-01");
    try (InputStream notice = StaticBaseLayer.class.getResourceAsStream("static/NOTICE")) {
      assertThat(notice)
          .asString(StandardCharsets.UTF_8)
          .contains("Mozilla Public", "zoneinfo.zip", "IANA");
    }
  }

  private static String text(String name) {
    return new String(CONTENTS.get(name), StandardCharsets.UTF_8);
  }

  private static String describe(String name) {
    TarArchiveEntry entry = requireNonNull(ENTRIES.get(name));
    return Integer.toOctalString(entry.getMode() & 07777) + " " + entry.getLongUserId() + ":"
        + entry.getLongGroupId();
  }
}
