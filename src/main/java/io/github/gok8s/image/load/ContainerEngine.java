package io.github.gok8s.image.load;

import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.LayoutFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Keeps images, on this machine or where its command is told that it is, and runs them. */
public enum ContainerEngine implements LoadTarget {
  /** The Docker daemon that {@code docker} speaks to. */
  DOCKER("docker", "{{.Server.Os}}/{{.Server.Arch}}"),
  /** The store of {@code podman}: without a server its own platform stands for that of the server. */
  PODMAN("podman", "{{.Server.OsArch}}");

  private final String program;
  private final String itsPlatform;

  ContainerEngine(String program, String itsPlatform) {
    this.program = program;
    this.itsPlatform = itsPlatform;
  }

  boolean isThere(Programs programs) {
    return programs.has(program);
  }

  /** Whether it works. A {@code docker} that is podman in disguise does not know docker's questions. */
  boolean answers(Programs programs) throws ImageException, InterruptedException {
    return isThere(programs) && programs.outputIfAny(platformQuestion()).isPresent();
  }

  /** Asks which platform it runs on, as in {@code linux/amd64}. */
  String platform(Programs programs) throws ImageException, InterruptedException {
    return programs.output(platformQuestion()).strip();
  }

  /** Loads the image of the engine's platform, or the only one, unless all names stand for it. */
  LoadResult load(LoadOrder order, Programs programs)
      throws ImageException, IOException, InterruptedException {
    String platform = platform(programs);
    PlatformImages images = PlatformImages.of(order);
    Optional<LayoutFolder.Document> found = images.find(platform);
    if (found.isEmpty() && images.index().documents().size() > 1) {
      throw ImageException.inProject("The image has no " + platform + ", which is what " + program
          + " runs on: add it to <platforms> (-Dk8s.platforms).");
    }
    LayoutFolder.Document image =
        found.isPresent() ? found.get() : images.index().documents().get(0);
    // the second, where containerd keeps docker's images
    List<String> identities =
        List.of(image.blobs().get(0).digest(), images.index().digest());
    if (has(order, identities, programs)) {
      return new LoadResult(List.of(), List.of(program));
    }
    LoadArchive archive = this == PODMAN
        ? LoadArchive.ofOne(order, image)
        : LoadArchive.ofAll(order, images.index(), image);
    archive.lendTo(file -> programs.feed(List.of(program, "load"), file));
    return new LoadResult(List.of(program), List.of());
  }

  private List<String> platformQuestion() {
    return List.of(program, "version", "--format", itsPlatform);
  }

  private boolean has(LoadOrder order, List<String> identities, Programs programs)
      throws ImageException, InterruptedException {
    ImageName name = order.naming().name();
    String prefix = this == PODMAN && !name.namesRegistry() ? "localhost/" : "";
    for (String reference : order.naming().references()) {
      Optional<String> id = programs.outputIfAny(
          List.of(program, "image", "inspect", "--format", "{{.Id}}", prefix + reference));
      String hex = id.orElse("").strip().replaceFirst("^sha256:", "");
      if (!identities.contains("sha256:" + hex)) {
        return false;
      }
    }
    return true;
  }
}
