package io.github.gok8s.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryValuesTest {

  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "alpine, docker.io/library/alpine, registry-1.docker.io",
    "index.docker.io/library/alpine, docker.io/library/alpine, registry-1.docker.io",
    "registry.example.com:5000/shop/room, registry.example.com:5000/shop/room,"
        + " registry.example.com:5000",
    "localhost/room, localhost/room, localhost"
  })
  void findsTheRegistryOfAName(String name, String full, String server) throws ImageException {
    Repository repository = Repository.of(ImageName.parse(name));

    assertThat(repository).hasToString(full);
    assertThat(repository.registry().server()).isEqualTo(server);
    assertThat(repository.with("1")).isEqualTo(full + ":1");
    assertThat(repository.with("sha256:00")).isEqualTo(full + "@sha256:00");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "localhost:5000, true",
    "127.0.0.1:5000, true",
    "127.1.2.3, true",
    "[::1]:5000, true",
    "localhost.example.com, false",
    "127.0.0.1.example.com, false",
    "registry.example.com, false"
  })
  void knowsThisMachine(String registry, boolean isLoopback) {
    assertThat(new RegistryHost(registry).isLoopback()).isEqualTo(isLoopback);
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example.com, https://registry.example.com/v2/, true",
    "registry.example.com, https://REGISTRY.example.com/v2/, true",
    "registry.example.com, http://registry.example.com/v2/, true",
    "registry.example.com:443, https://registry.example.com/v2/, true",
    "registry.example.com:5000, https://registry.example.com:5000/v2/, true",
    "registry.example.com:5000, https://registry.example.com/v2/, false",
    "registry.example.com, https://storage.example.com/v2/, false",
    "docker.io, https://registry-1.docker.io/v2/, true"
  })
  void knowsItsOwnUrls(String registry, URI url, boolean serves) {
    assertThat(new RegistryHost(registry).serves(url)).isEqualTo(serves);
  }

  @Test
  void knowsTheSameRegistryByItsName() {
    RegistryHost registry = new RegistryHost("registry.example.com");

    assertThat(registry)
        .isEqualTo(new RegistryHost("registry.example.com"))
        .hasSameHashCodeAs(new RegistryHost("registry.example.com"))
        .isNotEqualTo(new RegistryHost("registry.example.com:5000"))
        .isNotEqualTo("registry.example.com");
  }

  @Test
  void speaksPlainHttpToThisMachineOnlyUnlessToldSo() {
    RegistryHost here = new RegistryHost("127.0.0.1:5000");
    RegistryHost there = new RegistryHost("registry.example.com");

    assertThat(Transport.candidates(here, false)).containsExactly(Transport.HTTP, Transport.HTTPS);
    assertThat(Transport.candidates(there, false)).containsExactly(Transport.HTTPS);
    assertThat(Transport.candidates(there, true))
        .containsExactly(Transport.HTTPS, Transport.HTTPS_UNVERIFIED, Transport.HTTP);
    assertThat(Transport.HTTP.keepsSecrets(here)).isTrue();
    assertThat(Transport.HTTP.keepsSecrets(there)).isFalse();
    assertThat(Transport.HTTPS.keepsSecrets(there)).isTrue();
  }

  @Test
  void readsChallenges() {
    assertThat(Challenge.parse(
            "Bearer realm=\"https://auth.example.com/token\",service=\"a, \\\"b\\\"\","
                + " scope=repository:a:pull"))
        .hasValue(new Challenge(
            "bearer",
            Map.of(
                "realm", "https://auth.example.com/token",
                "service", "a, \"b\"",
                "scope", "repository:a:pull")));
    assertThat(Challenge.parse("basic")).hasValue(new Challenge("basic", Map.of()));
    assertThat(Challenge.parse("Negotiate abc=")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "200, false",
    "201, false",
    "400, false",
    "401, false",
    "404, false",
    "408, true",
    "413, false",
    "429, true",
    "500, true",
    "501, false",
    "502, true",
    "503, true",
    "504, true",
    "507, false"
  })
  void repeatsWhatMayPass(int status, boolean isWorthIt) {
    assertThat(Retries.isWorthIt(status)).isEqualTo(isWorthIt);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void repeatsWhatWasLost(IOException problem, boolean isWorthIt) {
    assertThat(Retries.isWorthIt(problem)).isEqualTo(isWorthIt);
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new SocketException("Connection reset"), true),
        Arguments.of(new NoHttpResponseException("x"), true),
        Arguments.of(new SSLException("Connection reset", new SocketException()), true),
        Arguments.of(new EOFException(), true),
        Arguments.of(new ConnectException("Connection refused"), false),
        Arguments.of(new UnknownHostException("x"), false),
        Arguments.of(new SocketTimeoutException("Read timed out"), false),
        Arguments.of(new SSLHandshakeException("PKIX"), false));
  }

  @ParameterizedTest
  @CsvSource({
    "1, '', 500",
    "2, '', 1000",
    "4, '', 4000",
    "1, 3, 3000",
    "1, 0, 0",
    "1, 61, ",
    "1, 'Wed, 25 Nov 2026 08:00:10 GMT', 10000",
    "1, 'Wed, 25 Nov 2026 07:00:00 GMT', 0",
    "1, soon, 500"
  })
  void waitsAsLongAsTheRegistryAsks(int attempt, String retryAfter, Long milliseconds) {
    assertThat(Retries.pause(attempt, Optional.of(retryAfter).filter(text -> !text.isEmpty()), NOW))
        .isEqualTo(Optional.ofNullable(milliseconds).map(Duration::ofMillis));
  }

  @Test
  void asksMirrorsInTheirOrderBeforeTheRegistry() throws ImageException {
    Mirrors mirrors = Mirrors.parse(List.of(
        "docker.io=a.example.com", " docker.io = b.example.com/hub/ ", "gcr.io=c.example.com"));

    assertThat(mirrors.of(Repository.of(ImageName.parse("alpine"))))
        .map(Repository::toString)
        .containsExactly(
            "a.example.com/library/alpine",
            "b.example.com/hub/library/alpine",
            "docker.io/library/alpine");
    assertThat(mirrors.of(Repository.of(ImageName.parse("quay.io/a")))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"docker.io", "docker.io=", "=mirror", "a=b=c", "docker.io=https://mirror.example.com"
  })
  void saysHowMirrorsAreWritten(String word) {
    assertThatThrownBy(() -> Mirrors.parse(List.of(word)))
        .hasMessage("\"" + word
            + "\" is no mirror of a registry: write the registry, \"=\" and its mirror, as in"
            + " docker.io=mirror.example.com or docker.io=registry.example.com/docker-hub."
            + " Correct <image><registryMirrors> (-Dk8s.image.registryMirrors).");
  }

  @Test
  void showsNoSecrets() {
    assertThat(List.of(
            new Credential("jane", "sesame", "a test").toString(),
            Credential.ofIdentityToken("sesame", "a test").toString(),
            HttpCall.of("GET", "/v2/?a=sesame").with("Authorization", "sesame").toString()))
        .containsExactly("jane (a test)", "the identity token (a test)", "GET /v2/");
  }
}
