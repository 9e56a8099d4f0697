package io.github.gok8s.image;

import static io.github.gok8s.image.Specs.TIME;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.PlatformImageRecord;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

  @TempDir
  private Path folder;

  private TargetFolder target;
  private ImageRecord record;

  @BeforeEach
  void makeArchives() throws Exception {
    target = new TargetFolder(folder);
    Binary amd64 = Specs.binary(target, "room", "linux/amd64", "Oh hai amd64");
    Binary arm64 = Specs.binary(target, "room", "linux/arm64", "Oh hai arm64");
    ImageSpec spec = Specs.of(
        new BaseImage.Static(), new ImageSpec.Output(true, true, Optional.empty()), "1", "latest");
    record =
        new ImageAssembly().assemble(spec, List.of(amd64, arm64), target, TIME).record();
  }

  @Test
  void aDockerArchiveHoldsOnePlatformUnderAllTags() throws IOException {
    PlatformImageRecord arm64 = record.platforms().get(1);
    List<String> layers = arm64.layers().stream()
        .map(layer -> layer.digest().substring(7) + ".tar.gz")
        .toList();

    Map<String, byte[]> entries = read("image-linux-arm64.docker.tar");

    assertThat(entries.keySet())
        .containsExactly("manifest.json", "config.json", layers.get(0), layers.get(1));
    assertThat(new String(entries.get("manifest.json"), StandardCharsets.UTF_8))
        .isEqualTo(
            "[{\"Config\":\"config.json\",\"RepoTags\":[\"room:1\",\"room:latest\"],\"Layers\":[\""
                + layers.get(0) + "\",\"" + layers.get(1) + "\"]}]");
    assertThat("sha256:" + Sha256.of(requireNonNull(entries.get("config.json"))))
        .isEqualTo(arm64.config());
    assertThat("sha256:" + Sha256.of(requireNonNull(entries.get(layers.get(1)))))
        .isEqualTo(arm64.layers().get(1).digest());
  }

  @Test
  void theOciArchiveIsTheWholeLayout() throws IOException {
    Map<String, byte[]> entries = read("image.oci.tar");

    assertThat(entries.keySet())
        .startsWith("blobs/", "blobs/sha256/")
        .endsWith("index.json", "oci-layout");
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      if (!entry.getKey().endsWith("/")) {
        assertThat(target.image().resolve(entry.getKey())).hasBinaryContent(entry.getValue());
      }
    }
    // two folders, two files, one index, two manifests, two configurations, three layers
    assertThat(entries).hasSize(12);
  }

  private Map<String, byte[]> read(String name) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(Files.newInputStream(folder.resolve("k8s").resolve(name)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.put(entry.getName(), tar.readAllBytes());
      }
    }
    return entries;
  }
}
