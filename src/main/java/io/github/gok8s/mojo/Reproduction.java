package io.github.gok8s.mojo;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.PlatformImageRecord;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what two builds made, and collects what differs. */
final class Reproduction {

  static final String ADVICE =
      "What differs from run to run or from folder to folder must not get into a program: look for times such as"
          + " ${maven.build.timestamp} in <ldflags>, for generated sources, and, with cgo, for paths.";

  private final List<String> differences = new ArrayList<>();
  private int compared;

  /** Compares the binaries of two builds, and how they were made. */
  void compare(BuildRecord first, BuildRecord second) {
    if (!first.go().equals(second.go())) {
      differences.add("It was built by " + first.go() + ", and again by " + second.go() + ".");
    }
    if (!first.flags().equals(second.flags())) {
      differences.add("It was built with the flags " + String.join(" ", first.flags())
          + ", and again with " + String.join(" ", second.flags()) + ".");
    }
    for (Binary binary : first.binaries()) {
      String what = binary.name() + " for " + binary.platform();
      second.binaries().stream()
          .filter(other ->
              other.name().equals(binary.name()) && other.platform().equals(binary.platform()))
          .findFirst()
          .ifPresentOrElse(
              other -> compare(what, binary.sha256(), other.sha256()),
              () -> differences.add(what + " was not built again."));
    }
  }

  /** Compares the images of two builds: of each platform, and the index over them. */
  void compare(ImageRecord first, ImageRecord second) {
    for (PlatformImageRecord image : first.platforms()) {
      second.platforms().stream()
          .filter(other -> other.platform().equals(image.platform()))
          .findFirst()
          .ifPresentOrElse(
              other -> compare(
                  "the image for " + image.platform(), hex(image.digest()), hex(other.digest())),
              () -> differences.add("The image for " + image.platform() + " was not made again."));
    }
    compare("the image", hex(first.digest()), hex(second.digest()));
  }

  private static String hex(String digest) {
    return digest.replaceFirst("^sha256:", "");
  }

  /** Compares files of the second build's folder with those of the first, where the first has them. */
  void compare(List<Path> files, TargetFolder second, TargetFolder first) throws IOException {
    for (Path file : files) {
      String name = second.relative(file);
      Optional<Path> original =
          Optional.of(first.path().resolve(name)).filter(Files::isRegularFile);
      if (original.isPresent()) {
        compare(name, Sha256.of(original.get()), Sha256.of(file));
      }
    }
  }

  List<String> differences() {
    return List.copyOf(differences);
  }

  int compared() {
    return compared;
  }

  private void compare(String what, String first, String second) {
    compared++;
    if (!first.equals(second)) {
      differences.add(what + " is not reproducible: its SHA-256 was " + first
          + ", and built again it is " + second + ".");
    }
  }
}
