package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Nested
  class ABaseImage {

    @Test
    void isOneOfTwoWords() throws ImageException {
      assertThat(BaseImage.parse("static")).isEqualTo(new BaseImage.Static());
      assertThat(BaseImage.parse(" scratch ")).isEqualTo(new BaseImage.Scratch());
    }

    @Test
    void isNothingElseAndTheMessageNamesBoth() {
      assertThatThrownBy(() -> BaseImage.parse("alpine"))
          .isInstanceOf(ImageException.class)
          .hasMessage(
              "\"alpine\" is not a base image: write static (root certificates, time zones, users, /tmp; built in) or scratch (nothing)."
                  + " Correct <image><base> (-Dk8s.image.base).");
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
              + "\" is not a size: write a number and a unit, as in 900KB, 5MB (powers of 1000) or 5MiB (powers of 1024)."
              + " Correct <image><maxSize> (-Dk8s.image.maxSize).");
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
              + "\" is not a port: write a number from 1 to 65535 or a range, with or without the protocol, as in 8080, 53/udp or 8000-8010."
              + " Correct <image><ports> (-Dk8s.image.ports).");
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

    @ParameterizedTest
    @ValueSource(strings = {"", "nonroot", "65532:", ":0", "1:2:3", "-1"})
    void isNothingElse(String text) {
      assertThatThrownBy(() -> ContainerUser.parse(text))
          .isInstanceOf(ImageException.class)
          .hasMessage("\"" + text
              + "\" is not a user: write the numbers of user and group, as in 65532:65532, because a name does not show Kubernetes that it is not root."
              + " Correct <image><user> (-Dk8s.image.user).");
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
              + "\" is not the name of an environment variable: it is empty, or has a space or \"=\" in it."
              + " Correct <image><environment> (-Dk8s.image.environment).");
    }
  }
}
