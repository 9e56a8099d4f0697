package io.github.gok8s.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS)
class CredentialsTest {

  private static final String REGISTRY = "registry.example.com";
  private static final String AUTH =
      "{\"auth\":\"" + Base64.getEncoder().encodeToString("jane:ses:ame".getBytes(UTF_8)) + "\"}";

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "registry.example.com, registry.example.com",
    "https://registry.example.com, registry.example.com",
    "https://registry.example.com/v2/, registry.example.com",
    "registry.example.com:5000, registry.example.com:5000",
    "https://index.docker.io/v1/, docker.io"
  })
  void readsWhatDockerLoginWrites(String key, String registry) throws Exception {
    DockerConfig config =
        config("{\"auths\":{\"other.example.com\":{},\"" + key + "\":" + AUTH + "}}");

    CredentialSource.Finding finding = config.find(registry);

    assertThat(finding.credential())
        .hasValue(new Credential("jane", "ses:ame", config.file().toString()));
    assertThat(finding.credential()).map(Credential::user).isEqualTo(jib(config, registry));
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example.com, registry.example.com:5000",
    "registry.example.com:5000, registry.example.com",
    "registry.example.com, example.com",
    "registry.example.com/shop, registry.example.com"
  })
  void takesNothingThatIsForAnotherRegistry(String key, String registry) throws Exception {
    DockerConfig config = config("{\"auths\":{\"" + key + "\":" + AUTH + "}}");

    assertThat(config.find(registry))
        .isEqualTo(
            new CredentialSource.Finding(Optional.empty(), config.file() + " (nothing for it)"));
  }

  @Test
  void readsIdentityTokens() throws Exception {
    DockerConfig config =
        config("{\"auths\":{\"" + REGISTRY + "\":{\"auth\":\"\",\"identitytoken\":\"t0ken\"}}}");

    assertThat(config.find(REGISTRY).credential()).hasValueSatisfying(credential -> {
      assertThat(credential.isIdentityToken()).isTrue();
      assertThat(credential.secret()).isEqualTo("t0ken");
    });
  }

  @ParameterizedTest
  @CsvSource({
    "'', not there",
    "'{', not JSON",
    "'[]', not JSON",
    "'{\"auths\":3}', not as docker writes it",
    "'{}', nothing for it"
  })
  void saysWhyAFileHasNothing(String text, String why) throws Exception {
    DockerConfig config =
        text.isEmpty() ? new DockerConfig(folder.resolve("config.json"), Map.of()) : config(text);

    assertThat(config.find(REGISTRY).place()).isEqualTo(config.file() + " (" + why + ")");
  }

  @ParameterizedTest
  @CsvSource({"credsStore, '\"test\"'", "credHelpers, '{\"registry.example.com\":\"test\"}'"})
  void asksTheHelperThatDockersConfigurationNames(String member, String value) throws Exception {
    helper(
        "read server; echo \"{\\\"Username\\\":\\\"jane\\\",\\\"Secret\\\":\\\"of $server\\\"}\"");
    DockerConfig config = config("{\"" + member + "\":" + value + "}");

    assertThat(config.find(REGISTRY).credential())
        .hasValue(
            new Credential("jane", "of " + REGISTRY, "docker-credential-test of " + config.file()));
  }

  @Test
  void asksHelpersForDockerHubByItsOldName() throws Exception {
    helper(
        "read server; echo \"{\\\"Username\\\":\\\"jane\\\",\\\"Secret\\\":\\\"of $server\\\"}\"");

    assertThat(config("{\"credsStore\":\"test\"}").find("docker.io").credential())
        .map(Credential::secret)
        .hasValue("of https://index.docker.io/v1/");
  }

  @ParameterizedTest
  @CsvSource({
    "echo 'credentials not found in native keychain'; exit 1, credentials not found in native"
        + " keychain",
    "exit 3, exit code 3",
    "echo hello, what it printed is no credential"
  })
  void saysWhyAHelperHasNothing(String script, String why) throws Exception {
    helper(script);
    DockerConfig config = config("{\"credsStore\":\"test\"}");

    assertThat(config.find(REGISTRY).place())
        .isEqualTo(config.file() + ", docker-credential-test (" + why + ")");
  }

  @Test
  void saysThatAHelperIsNotInstalled() throws Exception {
    DockerConfig config = config("{\"credsStore\":\"none\"}");

    assertThat(config.find(REGISTRY).place())
        .isEqualTo(config.file() + ", docker-credential-none (not on the PATH)");
  }

  @Test
  void takesWhatIsStoredWhereTheHelperHasNothing() throws Exception {
    DockerConfig config =
        config("{\"credsStore\":\"none\",\"auths\":{\"" + REGISTRY + "\":" + AUTH + "}}");

    assertThat(config.find(REGISTRY).credential()).map(Credential::user).hasValue("jane");
  }

  @Test
  void readsVariablesForTheRegistryOfTheImageAlone() throws Exception {
    CredentialVariables variables = new CredentialVariables(
        ImageName.parse(REGISTRY + "/shop/room"),
        "WHO",
        "WORD",
        Map.of("WHO", "jane", "WORD", "sesame"));

    assertThat(variables.find(REGISTRY).credential())
        .hasValue(new Credential("jane", "sesame", "environment variables WHO and WORD"));
    assertThat(variables.find("other.example.com")).isEqualTo(CredentialSource.Finding.silent());
    assertThat(variables).hasToString("WHO and WORD for " + REGISTRY + "/shop/room");
    assertThat(new CredentialVariables(variables.image(), "WHO", "WORD", Map.of("WHO", "jane"))
            .find(REGISTRY)
            .place())
        .isEqualTo("environment variables WHO and WORD (WORD is not set)");
  }

  @Test
  void looksForFilesInTheOrderOfJib() {
    Map<String, String> environment = Map.of(
        "XDG_RUNTIME_DIR", "/run/user/1", "XDG_CONFIG_HOME", "/config", "HOME", "/home/jane");

    assertThat(CredentialFiles.of(environment, Path.of("/other")))
        .map(CredentialSource::toString)
        .containsExactly(
            "/run/user/1/containers/auth.json",
            "/config/containers/auth.json",
            "/home/jane/.config/containers/auth.json",
            "/home/jane/.docker/config.json",
            "/home/jane/.docker/.dockerconfigjson",
            "well-known helpers");
    assertThat(CredentialFiles.of(
            Map.of("DOCKER_CONFIG", "/docker", "REGISTRY_AUTH_FILE", "/auth.json"),
            Path.of("/other")))
        .map(CredentialSource::toString)
        .containsExactly(
            "/auth.json",
            "/other/.config/containers/auth.json",
            "/docker/config.json",
            "/docker/.dockerconfigjson",
            "well-known helpers");
  }

  @Test
  void asksPlacesInTurnAndEachOnce() throws Exception {
    List<String> asked = new ArrayList<>();
    CredentialSource empty = registry -> {
      asked.add("empty");
      return CredentialSource.Finding.nothing("a", "not there");
    };
    CredentialSource other = registry -> {
      asked.add("other");
      return CredentialSource.Finding.silent();
    };
    CredentialSource full =
        registry -> CredentialSource.Finding.of(new Credential("jane", "sesame", "c"));
    CredentialSource last = registry -> {
      throw new IllegalStateException("not asked");
    };
    CredentialChain chain = new CredentialChain(List.of(empty, other, full, last));
    RegistryHost registry = new RegistryHost(REGISTRY);

    assertThat(chain.find(registry)).map(Credential::user).hasValue("jane");
    assertThat(chain.tried(registry)).isEqualTo("a (not there); c");
    assertThat(asked).containsExactly("empty", "other");
  }

  @ParameterizedTest
  @CsvSource({
    "eu.gcr.io, gcr",
    "gcr.io, gcr",
    "europe-docker.pkg.dev, gcr",
    "shop.azurecr.io, acr-env",
    "1.dkr.ecr.eu-west-1.amazonaws.com, ecr-login"
  })
  void asksTheHelpersOfCloudsWhereTheyAreInstalled(String registry, String name) throws Exception {
    KnownHelpers helpers = new KnownHelpers(Map.of("PATH", folder.toString()));
    assertThat(helpers.find(registry)).isEqualTo(CredentialSource.Finding.silent());

    script("docker-credential-" + name, "echo '{\"Username\":\"jane\",\"Secret\":\"s\"}'");

    assertThat(helpers.find(registry).credential()).map(Credential::user).hasValue("jane");
    assertThat(helpers.find(REGISTRY)).isEqualTo(CredentialSource.Finding.silent());
  }

  @Test
  void findsTheHelpersOfWindowsWhereThePathIsCalledAnotherWay() throws Exception {
    script("docker-credential-wincred.exe", "echo '{\"Username\":\"jane\",\"Secret\":\"s\"}'");
    CredentialHelper helper = new CredentialHelper(
        "wincred",
        Map.of("Path", "C:\\none;\"" + folder + "\""),
        new Platform("windows", "amd64", Optional.empty()));

    assertThat(helper.isInstalled()).isTrue();
    assertThat(helper.find(REGISTRY).credential()).map(Credential::user).hasValue("jane");
  }

  /** Gives whom jib-core finds in the same file. */
  private static Optional<String> jib(DockerConfig config, String registry) throws Exception {
    return CredentialRetrieverFactory.forImage(ImageReference.parse(registry + "/a"), event -> {})
        .dockerConfig(config.file())
        .retrieve()
        .map(com.google.cloud.tools.jib.api.Credential::getUsername);
  }

  private DockerConfig config(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("config.json"), text);
    return new DockerConfig(file, Map.of("PATH", folder + ":/usr/bin:/bin"));
  }

  private void helper(String script) throws IOException {
    script("docker-credential-test", script);
  }

  private void script(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
