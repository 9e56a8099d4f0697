package io.github.gok8s.mojo;

import io.github.gok8s.go.dist.Published;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.PrimaryBinary;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Knows which of a module's binaries are Maven artifacts: not those of a platform that is built for the image alone.
 * {@code compile} writes it down for the goals that come later, maybe in another run.
 */
record PublishedBinaries(GoMojo goal) {

  private static final String FILE = "published.txt";

  /** Writes down the platforms whose binaries are artifacts. */
  void remember(List<Platform> platforms) throws IOException {
    String lines =
        platforms.stream().map(platform -> platform + "\n").collect(Collectors.joining());
    AtomicFile.writeIfChanged(file(), lines.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the artifacts; all binaries where nothing is written down. */
  List<Published> of(BuildRecord record) throws IOException {
    Optional<List<String>> platforms = remembered();
    Optional<String> primary = PrimaryBinary.among(
        record.names(), Optional.ofNullable(goal.binaryName), goal.project.getArtifactId());
    return record.binaries().stream()
        .filter(binary ->
            platforms.isEmpty() || platforms.get().contains(binary.platform().toString()))
        .map(binary -> new Published(binary, classifier(binary, primary)))
        .toList();
  }

  private Optional<List<String>> remembered() throws IOException {
    try {
      return Optional.of(Files.readAllLines(file()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path file() {
    TargetFolder target = goal.target();
    return target.state(FILE);
  }

  /** Gives {@code linux-arm64} for the primary binary, {@code tool-linux-arm64} for another. */
  private static String classifier(Binary binary, Optional<String> primary) {
    Platform platform = binary.platform();
    boolean isPrimary = primary.isPresent() && primary.get().equals(binary.name());
    return isPrimary ? platform.slug() : binary.name() + "-" + platform.slug();
  }
}
