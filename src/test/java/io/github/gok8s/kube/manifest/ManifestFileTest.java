package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.kube.KubeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFileTest {

  @TempDir
  private Path module;

  @Test
  void isLookedForInTheDefaultFolderWhichNeedsNotBeThere() throws Exception {
    assertThat(ManifestFile.find(List.of(), module)).isEmpty();

    write("src/main/k8s/b.yaml");
    write("src/main/k8s/a.yml");
    write("src/main/k8s/c.JSON");
    write("src/main/k8s/.hidden.yaml");
    write("src/main/k8s/notes.md");
    write("src/main/k8s/prod/d.yaml");

    assertThat(ManifestFile.find(List.of(), module))
        .extracting(ManifestFile::name)
        .containsExactly("src/main/k8s/a.yml", "src/main/k8s/b.yaml", "src/main/k8s/c.JSON");
  }

  @Test
  void isFoundWhereTheConfigurationSays(@TempDir Path elsewhere) throws Exception {
    write("target/rendered.txt");
    Path other = Files.writeString(elsewhere.resolve("x.yaml"), "");

    assertThat(ManifestFile.find(List.of(" target/rendered.txt", elsewhere.toString()), module))
        .extracting(ManifestFile::name)
        .containsExactly("target/rendered.txt", other.toString().replace('\\', '/'));
  }

  @Test
  void isMissedWhereTheConfigurationNamesIt() {
    assertThatThrownBy(() -> ManifestFile.find(List.of("k8s"), module))
        .isInstanceOf(KubeException.class)
        .hasMessage("<workload><manifests> (-Dk8s.manifests) names " + module.resolve("k8s")
            + ", which is not there.");
  }

  private void write(String name) throws Exception {
    Path file = module.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }
}
