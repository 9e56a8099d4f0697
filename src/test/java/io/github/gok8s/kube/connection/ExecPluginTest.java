package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs real programs, as a cloud's plugin is one. */
class ExecPluginTest {

  @TempDir
  Path folder;

  private Path kubeconfig;

  @BeforeEach
  void kubeconfig() {
    kubeconfig = folder.resolve("config");
  }

  @Test
  void theTokenIsTakenAndWhatIsSaidBesideItDoesNotHarm() throws Exception {
    script("""
        echo 'a newer version is available' >&2
        echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'$1' '$A'"}}'
        """);

    Credentials credentials = credentials(
        "args: ['two words; rm -rf /'], env: [{name: A, value: b}], apiVersion: client.authentication.k8s.io/v1");

    assertThat(credentials.authorization()).contains("Bearer two words; rm -rf / b");
  }

  @Test
  void itIsToldAboutTheClusterWhereItAsksForThat() throws Exception {
    script("""
        echo "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/info"
        echo '{"status":{"token":"t"}}'
        """);

    credentials("provideClusterInfo: true, apiVersion: client.authentication.k8s.io/v1beta1");

    assertThat(Files.readString(folder.resolve("info")).strip())
        .isEqualTo(
            "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\","
                + "\"spec\":{\"interactive\":false,\"cluster\":{\"server\":\"https://127.0.0.1:1\"}}}");
  }

  @Test
  void itRunsAgainOnlyWhenItsTokenExpires() throws Exception {
    script("""
        echo x >> "$(dirname "$0")/runs"
        echo '{"status":{"token":"t","expirationTimestamp":"2999-01-01T00:00:00Z"}}'
        """);
    CredentialSource source = source("apiVersion: v1");

    source.current();
    source.current();
    assertThat(Files.readString(folder.resolve("runs"))).isEqualTo("x\n");

    source.renew();
    assertThat(Files.readString(folder.resolve("runs"))).isEqualTo("x\nx\n");
  }

  @Test
  void anExpiredTokenIsAskedForAnew() throws Exception {
    script("""
        echo x >> "$(dirname "$0")/runs"
        echo '{"status":{"token":"t","expirationTimestamp":"2001-01-01T00:00:00Z"}}'
        """);
    CredentialSource source = source("apiVersion: v1");

    source.current();
    source.current();

    assertThat(Files.readString(folder.resolve("runs"))).isEqualTo("x\nx\n");
  }

  @Test
  void aFailureHasItsWordsAndWhatToDo() throws Exception {
    script("echo 'the session has expired' >&2; exit 3");

    assertThatThrownBy(() -> credentials("apiVersion: v1"))
        .hasMessage(
            "./plugin, which gets the credentials of the user \"dev\" (" + kubeconfig
                + "), failed with exit code 3. Log in again as plugin wants it. It said:\n  the session has expired");
  }

  @Test
  void aProgramThatIsNotThereComesWithTheHintOfTheKubeconfig() throws Exception {
    assertThatThrownBy(() -> credentials("apiVersion: v1, installHint: 'Install it from there.'"))
        .hasMessage("./plugin, which gets the credentials of the user \"dev\" (" + kubeconfig
            + "), gave none: " + folder.resolve("plugin") + " can't be run in "
            + Path.of("").toAbsolutePath() + ": No such file or directory\nInstall it from there.");
  }

  @Test
  void whatIsNoCredentialIsSaid() throws Exception {
    script("echo hello");
    assertThatThrownBy(() -> credentials("apiVersion: v1"))
        .hasMessageEndingWith("did not write an ExecCredential. Log in again as plugin wants it.");
    script("echo '{\"status\":{}}'");
    assertThatThrownBy(() -> credentials("apiVersion: v1"))
        .hasMessageEndingWith(
            "gave neither a token nor a certificate. Log in again as plugin wants it.");
  }

  @Test
  void onePluginThatWantsATerminalIsNotStarted() throws Exception {
    assertThatThrownBy(() -> credentials("apiVersion: v1, interactiveMode: Always"))
        .hasMessageContaining("wants a terminal (interactiveMode: Always)");
  }

  private void script(String body) throws Exception {
    Path file = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Credentials credentials(String spec) throws Exception {
    return source(spec).current();
  }

  private CredentialSource source(String spec) throws Exception {
    TestKubeconfig.write(
        kubeconfig,
        TestKubeconfig.of(
            "dev", "https://127.0.0.1:1", "{exec: {command: ./plugin, " + spec + "}}"));
    return TestKubeconfig.find(kubeconfig, Optional.empty(), Map.of("PATH", System.getenv("PATH")))
        .credentials();
  }
}
