package io.github.gok8s.kube.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are merged by the rules of kubectl. */
class KubeconfigTest {

  @TempDir
  Path folder;

  @Test
  void aListOfFilesMayHaveGaps() {
    String listed = String.join(File.pathSeparator, "", "/a/config", " ", "/b/config", "");

    assertThat(Kubeconfig.candidates(Map.of("KUBECONFIG", listed), folder))
        .containsExactly(Path.of("/a/config"), Path.of("/b/config"));
  }

  @Test
  void anEmptyVariableIsNone() {
    assertThat(Kubeconfig.candidates(Map.of("KUBECONFIG", " "), folder))
        .containsExactly(folder.resolve(".kube/config"));
  }

  @Test
  void theFirstCurrentContextThatIsOneCounts() throws Exception {
    Kubeconfig merged = read(
        write("none", "contexts: []"),
        write("empty", "current-context: ''"),
        write("first", "current-context: one"),
        write("second", "current-context: two"));

    assertThat(merged.currentContext()).contains("one");
    assertThat(merged.files()).hasSize(4);
  }

  @Test
  void ofTwoEntriesOfOneNameTheFirstCountsAsAWhole() throws Exception {
    Kubeconfig merged = read(
        write("first", "clusters: [{name: c, cluster: {server: 'https://one'}}]"),
        write("second", """
            clusters:
            - {name: c, cluster: {server: 'https://two', tls-server-name: two}}
            - {name: d, cluster: {server: 'https://three'}}
            """));

    assertThat(merged.clusters().keySet()).containsExactly("c", "d");
    assertThat(merged.clusters().get("c").text("server")).contains("https://one");
    assertThat(merged.clusters().get("c").text("tls-server-name")).isEmpty();
  }

  @Test
  void aFileThatIsEmptyOrNotThereAddsNothing() throws Exception {
    Kubeconfig merged = read(write("empty", "# nothing\n"), folder.resolve("missing"));

    assertThat(merged.files()).containsExactly(folder.resolve("empty"));
    assertThat(merged.contexts()).isEmpty();
    assertThatThrownBy(() -> merged.context(Optional.empty()))
        .hasMessage(
            "No context is current in " + folder.resolve("empty")
                + ". Choose one by <workload><context> (-Dk8s.context), or by kubectl config use-context: there is none.");
  }

  @Test
  void entriesWithoutANameAreNotCounted() throws Exception {
    Kubeconfig merged = read(write("config", "users: [{user: {token: t}}, word, {name: ann}]"));

    assertThat(merged.users().keySet()).containsExactly("ann");
    assertThat(merged.users().get("ann").text("token")).isEmpty();
  }

  @Test
  void aContextThatIsWantedCountsBeforeTheCurrentOne() throws Exception {
    Kubeconfig merged = read(write("config", """
        current-context: a
        contexts: [{name: a, context: {cluster: c}}, {name: b, context: {cluster: d}}]
        """));

    assertThat(merged.context(Optional.of("b")).text("cluster")).contains("d");
    assertThat(merged.context(Optional.empty()).text("cluster")).contains("c");
  }

  @Test
  void aCurrentContextThatIsNotThereIsNotReplacedByAnother() throws Exception {
    Path file = write("config", "{current-context: gone, contexts: [{name: dev}, {name: prod}]}");

    assertThatThrownBy(() -> read(file).context(Optional.empty()))
        .isInstanceOf(KubeException.class)
        .hasMessage("There is no context \"gone\" in " + file
            + ". There are: dev, prod. Change <workload><context> (-Dk8s.context).");
  }

  @Test
  void aContextWithoutAClusterIsSaidAndOneWithoutAUserIsNobody() throws Exception {
    Path file = write("config", "contexts: [{name: dev, context: {}}]");
    Kubeconfig kubeconfig = read(file);
    KubeconfigEntry context = kubeconfig.context(Optional.of("dev"));

    assertThatThrownBy(() -> kubeconfig.cluster(context))
        .hasMessage("The context \"dev\" in " + file
            + " names the cluster \"\", which no kubeconfig has: " + file + ".");
    assertThat(kubeconfig.user(context).name()).isEmpty();
  }

  @Test
  void aFolderInThePlaceOfAFileIsNotThere() throws Exception {
    assertThat(read(Files.createDirectory(folder.resolve("config"))).files()).isEmpty();
  }

  @Test
  void dataInTheFileCountsBeforeAFileThatIsNamed() throws Exception {
    write("ca.pem", "from the file");
    String data = Base64.getMimeEncoder(20, "\n".getBytes(StandardCharsets.US_ASCII))
        .encodeToString("from the kubeconfig itself".getBytes(StandardCharsets.US_ASCII));
    KubeconfigEntry entry = cluster("certificate-authority: ca.pem, certificate-authority-data: \""
        + data.replace("\n", "\\n") + "\"");

    assertThat(entry.bytes("certificate-authority"))
        .hasValueSatisfying(
            bytes -> assertThat(bytes).asString().isEqualTo("from the kubeconfig itself"));
    assertThat(cluster("certificate-authority: ca.pem").bytes("certificate-authority"))
        .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("from the file"));
    assertThat(cluster("server: x").bytes("certificate-authority")).isEmpty();
  }

  @Test
  void dataThatIsNoBase64IsSaidWithItsPlace() {
    assertThatThrownBy(
            () -> cluster("certificate-authority-data: A").bytes("certificate-authority"))
        .hasMessage("certificate-authority-data of the cluster \"c\" in " + folder.resolve("config")
            + " is no Base64.");
  }

  @Test
  void flagsMayBeQuotedAndPathsStartAtTheirFile() throws Exception {
    KubeconfigEntry entry =
        cluster("insecure-skip-tls-verify: 'true', a: ../x/ca.pem, b: /etc/ca.pem, c: ''");

    assertThat(entry.flag("insecure-skip-tls-verify")).isTrue();
    assertThat(entry.flag("a")).isFalse();
    assertThat(entry.flag("missing")).isFalse();
    assertThat(entry.path("a")).contains(folder.getParent().resolve("x/ca.pem"));
    assertThat(entry.path("b")).contains(Path.of("/etc/ca.pem"));
    assertThat(entry.path("c")).isEmpty();
  }

  private KubeconfigEntry cluster(String content) throws Exception {
    Path file = write("config", "clusters: [{name: c, cluster: {" + content + "}}]");
    return read(file).clusters().get("c");
  }

  private static Kubeconfig read(Path... files) throws Exception {
    return Kubeconfig.read(List.of(files));
  }

  private Path write(String name, String text) throws Exception {
    return TestKubeconfig.write(folder.resolve(name), text);
  }
}
