package io.github.gok8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

  @TempDir
  private Path folder;

  @Test
  void thatNobodyWantsAreRemovedAndNothingElse() throws IOException {
    List<String> wanted = List.of(
        "k8s/image/blobs/sha256/a",
        "k8s/image/index.json",
        "k8s/image/oci-layout",
        "k8s/image-linux-arm64.docker.tar");
    List<String> foreign = List.of(
        "k8s/build.json", "k8s/image.json", "k8s/manifests.yaml", "k8s/state/image.json", "room");
    List<String> left = List.of(
        "k8s/image/blobs/sha256/b",
        "k8s/image/.index.json-1",
        "k8s/image-linux-amd64.docker.tar",
        "k8s/image.oci.tar",
        "k8s/.image.json-1");
    for (String file : Stream.of(wanted, foreign, left).flatMap(List::stream).toList()) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), file);
    }

    ImageFiles.removeAllBut(Set.copyOf(wanted), new TargetFolder(folder));

    assertThat(files())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(wanted, foreign).flatMap(List::stream).toList());
  }

  @Test
  void needNotBeThere() throws IOException {
    ImageFiles.removeAllBut(Set.of(), new TargetFolder(folder.resolve("target")));

    assertThat(folder).isEmptyDirectory();
  }

  private Set<String> files() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> names.add(new TargetFolder(folder).relative(file)));
    }
    return names;
  }
}
