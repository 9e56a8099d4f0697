package io.github.gok8s.image;

import io.github.gok8s.result.Platform;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says what image to make of a module's binaries.
 *
 * @param naming what it is called
 * @param bases what lies under the binaries
 * @param container how it runs
 * @param description what it says about itself
 * @param output in which files it is wanted beside the layout, and how large it may be
 */
public record ImageSpec(
    Naming naming, Bases bases, Container container, Description description, Output output) {

  /** The folder of the binaries inside the image. Never {@code bin} or {@code lib}: on many bases these are links. */
  public static final String FOLDER = "/app/";

  /**
   * Says what the image is called.
   *
   * @param name the repository, with or without a registry
   * @param tags at least one, each once
   */
  public record Naming(ImageName name, List<Tag> tags) {

    public Naming {
      // by their texts: the first hash code of a record costs 10 ms, which an unchanged build feels
      Map<String, Tag> distinct = new LinkedHashMap<>();
      tags.forEach(tag -> distinct.put(tag.text(), tag));
      tags = List.copyOf(distinct.values());
      if (tags.isEmpty()) {
        throw new IllegalArgumentException("an image has at least one tag");
      }
    }

    /** Gives {@code name:tag} for each tag. */
    public List<String> references() {
      return tags.stream().map(tag -> name + ":" + tag).toList();
    }
  }

  /**
   * Says what lies under the binaries.
   *
   * @param usual the base of all platforms but the exceptions
   * @param exceptions the base of single platforms
   */
  public record Bases(BaseImage usual, Map<Platform, BaseImage> exceptions) {

    public Bases {
      exceptions = Map.copyOf(exceptions);
    }

    /** Gives the base of a platform. */
    public BaseImage of(Platform platform) {
      return exceptions.getOrDefault(platform, usual);
    }
  }

  /**
   * Says how the container runs.
   *
   * @param start what is started
   * @param ports what it listens on
   * @param volumes folders whose content outlives the container
   * @param labels the image's labels
   */
  public record Container(
      Start start,
      List<ExposedPort> ports,
      List<ContainerPath> volumes,
      Map<String, String> labels) {

    public Container {
      ports = List.copyOf(ports);
      volumes = List.copyOf(volumes);
      labels = sorted(labels);
    }
  }

  /**
   * Says what is started in the container.
   *
   * @param entrypoint the program and its fixed arguments
   * @param args further arguments, which whoever starts the container can replace
   * @param environment the environment variables beside those of the base
   * @param user whom it runs as
   * @param workingDirectory where it runs, {@code /} if not given
   */
  public record Start(
      List<String> entrypoint,
      List<String> args,
      Environment environment,
      ContainerUser user,
      Optional<ContainerPath> workingDirectory) {

    public Start {
      entrypoint = List.copyOf(entrypoint);
      args = List.copyOf(args);
    }
  }

  /**
   * Says what the image tells about itself.
   *
   * @param created the time of creation that it shows
   * @param annotations the annotations of the index and of each manifest, for example {@code
   *     org.opencontainers.image.title}
   */
  public record Description(Instant created, Map<String, String> annotations) {

    public Description {
      annotations = sorted(annotations);
    }
  }

  /**
   * Says what is wanted beside the layout.
   *
   * @param dockerArchive whether to write an archive for {@code docker load} for each platform
   * @param ociArchive whether to write the layout as one archive too
   * @param maxSize above which size of a platform's image, compressed, the build fails
   */
  public record Output(boolean dockerArchive, boolean ociArchive, Optional<ByteSize> maxSize) {}

  private static Map<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
