package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestInputsTest {

  @TempDir
  private Path folder;

  @Test
  void tellsBuildsOfThePluginApartWhateverTheFolderIsCalled() throws Exception {
    Path home = Files.createDirectory(folder.resolve("Jane Döe"));
    File plugin = Files.writeString(home.resolve("plugin.jar"), "12345").toFile();
    assertThat(plugin.setLastModified(1_700_000_000_000L)).isTrue();

    assertThat(ManifestInputs.version(plugin.toURI().toURL())).isEqualTo("5 1700000000000");
    assertThat(ManifestInputs.version(new URL("file:" + plugin.toURI().getPath())))
        .isEqualTo("5 1700000000000");
  }
}
