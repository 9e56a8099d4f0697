package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Nested
  class ABaseImage {

    @Test
    void isAWordForOneThatIsBuiltInOrEmpty() throws ImageException {
      assertThat(BaseImage.parse("static")).isEqualTo(new BaseImage.Static());
      assertThat(BaseImage.parse(" scratch ")).isEqualTo(new BaseImage.Scratch());
      assertThat(BaseImage.parse("static").isElsewhere()).isFalse();
      assertThat(BaseImage.parse("scratch").isElsewhere()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
      "distroless,       gcr.io/distroless/static-debian13:nonroot",
      "distroless-debug, gcr.io/distroless/static-debian13:debug-nonroot",
      "alpine,           docker.io/library/alpine:3.24",
      "debian,           docker.io/library/debian:latest",
      "debian:13-slim,   docker.io/library/debian:13-slim",
      "bitnami/go:1,     docker.io/bitnami/go:1",
      "localhost/base,   localhost/base:latest",
      "r.example.com:5000/a/b, r.example.com:5000/a/b:latest",
    })
    void isAReferenceOrAWordForOne(String text, String reference) throws ImageException {
      assertThat(BaseImage.parse(text)).isInstanceOfSatisfying(BaseImage.Remote.class, base -> {
        assertThat(base.name()).isEqualTo(text);
        assertThat(base.reference()).hasToString(reference);
        assertThat(base.isElsewhere()).isTrue();
      });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "tar:base.tar",
          "tar://base.tar",
          "docker-archive:base.tar",
          "oci-archive:base.tar"
        })
    void isAnArchive(String text) throws ImageException {
      assertThat(BaseImage.parse(text)).isEqualTo(new BaseImage.Archive(text, Path.of("base.tar")));
    }

    @Test
    void isALayoutWithATagOrWithout() throws ImageException {
      assertThat(BaseImage.parse("oci:base"))
          .isEqualTo(new BaseImage.Layout("oci:base", Path.of("base"), Optional.empty()));
      assertThat(BaseImage.parse("oci:/a/base:3.24"))
          .isEqualTo(
              new BaseImage.Layout("oci:/a/base:3.24", Path.of("/a/base"), Optional.of("3.24")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "Debian",
          "debian:",
          "debian@sha256:1",
          "a b",
          "tar:",
          "oci:",
          "debian:1@md5:"
        })
    void isNothingElseAndTheMessageTellsWhatThereIs(String text) {
      assertThatThrownBy(() -> BaseImage.parse(text))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not a base image: write static, scratch, distroless, distroless-debug,"
              + " alpine, a reference such as registry.example.com/base/debian:13 or one with"
              + " @sha256:…, tar:FILE for an archive or oci:FOLDER for a layout. Correct"
              + " <image><base> (-Dk8s.image.base).");
    }
  }

  @Nested
  class AReference {

    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Test
    void asksForTheDigestWhereItHasOne() {
      ImageReference both = ImageReference.parse("alpine:3.24@" + DIGEST).orElseThrow();

      assertThat(both.wanted()).isEqualTo(DIGEST);
      assertThat(both.withoutDigest()).isEqualTo("docker.io/library/alpine:3.24");
      assertThat(both).hasToString("docker.io/library/alpine:3.24@" + DIGEST);
    }

    @Test
    void withADigestAloneHasNoTag() {
      ImageReference pinned = ImageReference.parse("alpine@" + DIGEST).orElseThrow();

      assertThat(pinned.wanted()).isEqualTo(DIGEST);
      assertThat(pinned.tag()).isEmpty();
      assertThat(pinned).hasToString("docker.io/library/alpine@" + DIGEST);
    }

    @Test
    void canBePinned() {
      ImageReference tag = ImageReference.parse("alpine:3.24").orElseThrow();

      assertThat(tag.wanted()).isEqualTo("3.24");
      assertThat(tag.at(DIGEST).wanted()).isEqualTo(DIGEST);
      assertThat(tag.at(DIGEST).withoutDigest()).isEqualTo(tag.toString());
    }
  }

  @Nested
  class AStopSignal {

    @ParameterizedTest
    @CsvSource({"SIGTERM,SIGTERM", "sigint,SIGINT", "INT,SIGINT", "2,2", "SIGRTMIN+3,SIGRTMIN+3"})
    void isANameOrANumber(String text, String signal) throws ImageException {
      assertThat(StopSignal.parse(text)).hasToString(signal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "SIG", "TERM NOW", "123"})
    void isNothingElse(String text) {
      assertThatThrownBy(() -> StopSignal.parse(text))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not a signal: write its name or its number, as in SIGTERM, SIGINT or 2."
              + " Correct <image><stopSignal> (-Dk8s.image.stopSignal).");
    }
  }

  @Nested
  class AFile {

    @Test
    void hasAMode() throws ImageException {
      assertThat(FileMode.parse("644").bits()).isEqualTo(0644);
      assertThat(FileMode.parse(" 01777 ").bits()).isEqualTo(01777);
      assertThat(FileMode.parse("640").ofFolders().bits()).isEqualTo(0750);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "888", "rwx", "77777", "44"})
    void hasNoOtherMode(String text) {
      assertThatThrownBy(() -> FileMode.parse(text))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not a mode: write three or four octal digits, as in 644 or 0755."
              + " Correct <mode> in <image><files>.");
    }

    @Test
    void hasAnOwner() throws ImageException {
      assertThat(FileOwner.parse("65532")).isEqualTo(new FileOwner(65532, 65532));
      assertThat(FileOwner.parse("1:2")).isEqualTo(new FileOwner(1, 2));
      assertThat(FileOwner.parse("1000680000:0")).isEqualTo(new FileOwner(1_000_680_000, 0));
      assertThat(FileOwner.of(new ContainerUser("4294967294:3")))
          .isEqualTo(new FileOwner(4294967294L, 3));
      assertThat(FileOwner.of(new ContainerUser("7"))).isEqualTo(new FileOwner(7, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonroot", "1:", ":1", "-1", "4294967295", "0:4294967295"})
    void hasNoOtherOwner(String text) {
      assertThatThrownBy(() -> FileOwner.parse(text))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not an owner: write the numbers of user and group, as in 65532:65532."
              + " Correct <owner> in <image><files>.");
    }
  }

  @Nested
  class ASize {

    @ParameterizedTest
    @CsvSource({
      "5MB,        5000000",
      "900KB,      900000",
      "900 kB,     900000",
      "5MiB,       5242880",
      "2.5 MB,     2500000",
      "1GB,        1000000000",
      "1GiB,       1073741824",
      "2KiB,       2048",
      "12B,        12",
    })
    void isANumberAndAUnit(String text, long bytes) throws ImageException {
      assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "5", "MB", "-5MB", "0MB", "5 TB", "5MBit", "1,5MB", "99999999999999GB"})
    void isNothingElse(String text) {
      assertThatThrownBy(() -> ByteSize.parse(text))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not a size: write a number and a unit, as in 900KB, 5MB (powers of 1000) or"
              + " 5MiB (powers of 1024). Correct <image><maxSize> (-Dk8s.image.maxSize).");
    }

    @ParameterizedTest
    @CsvSource({
      "1893120, 1.89 MB",
      "1000000, 1.00 MB",
      "235012, 236 KB",
      "500000, 500 KB",
      "1, 1 KB"
    })
    void isShownInAUnitThatFits(long bytes, String text) {
      assertThat(new ByteSize(bytes)).hasToString(text);
    }
  }

  @Nested
  class APort {

    @Test
    void hasAProtocolAndMayBeOneOfARange() throws ImageException {
      List<ExposedPort> ports =
          ExposedPort.parse(List.of("8080", "53/udp", "53", "8000-8002/TCP", "8001"));

      assertThat(ports.toString())
          .isEqualTo("[53/tcp, 53/udp, 8000/tcp, 8001/tcp, 8002/tcp, 8080/tcp]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "http", "80/http", "90-80", "80-", "-1"})
    void isNothingElse(String text) {
      assertThatThrownBy(() -> ExposedPort.parse(List.of("80", text)))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not a port: write a number from 1 to 65535 or a range, with or without the"
              + " protocol, as in 8080, 53/udp or 8000-8010. Correct <image><ports>"
              + " (-Dk8s.image.ports).");
    }
  }

  @Nested
  class APath {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/data", "/var/lib/shop", "/var/lib/", "/a b", "/..a", "/.cache"})
    void isAbsolute(String text) throws ImageException {
      assertThat(ContainerPath.parse(text, "volumes")).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "data", "./data", "/../etc", "/a/..", "//", "C:\\data", "/a:b", "/a/./b"})
    void isNothingElse(String text) {
      assertThatThrownBy(() -> ContainerPath.parse(text, "workingDirectory"))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not a path inside a container: write an absolute one, as in /var/lib/shop."
              + " Correct <image><workingDirectory> (-Dk8s.image.workingDirectory).");
    }
  }

  @Nested
  class AUser {

    @ParameterizedTest
    @ValueSource(strings = {"0", "65532", "65532:65532", "1000:0"})
    void isGivenByNumbers(String text) throws ImageException {
      assertThat(ContainerUser.parse(text)).hasToString(text);
    }

    @Test
    void consistsOfNumbers() throws Exception {
      ContainerUser both = ContainerUser.parse("1000:4294967295");
      assertThat(both.user()).isEqualTo(1000);
      assertThat(both.group()).contains(4294967295L);
      assertThat(ContainerUser.parse("7").user()).isEqualTo(7);
      assertThat(ContainerUser.parse("7").group()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonroot", "65532:", ":0", "1:2:3", "-1"})
    void isNothingElse(String text) {
      assertThatThrownBy(() -> ContainerUser.parse(text))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not a user: write the numbers of user and group, as in 65532:65532, because"
              + " a name does not show Kubernetes that it is not root. Correct <image><user>"
              + " (-Dk8s.image.user).");
    }
  }

  @Nested
  class AnEnvironment {

    @Test
    void isSortedByName() throws ImageException {
      assertThat(Environment.parse(Map.of("B", "2", "A", "x=y, z", "C", ""))
              .variables()
              .toString())
          .isEqualTo("{A=x=y, z, B=2, C=}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A=B"})
    void hasNoOddNames(String name) {
      assertThatThrownBy(() -> Environment.parse(Map.of(name, "1")))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + name
              + "\" is not the name of an environment variable: it is empty, or has a space or"
              + " \"=\" in it. Correct <image><environment> (-Dk8s.image.environment).");
    }
  }
}
