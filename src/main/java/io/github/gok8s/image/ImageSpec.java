package io.github.gok8s.image;

import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param additions what it holds beside the base and the binaries
 */
public record ImageSpec(
    Naming naming,
    Bases bases,
    Container container,
    Description description,
    Output output,
    Additions additions) {

  /** Says it of an image that holds nothing but the base and the binaries. */
  public ImageSpec(
      Naming naming, Bases bases, Container container, Description description, Output output) {
    this(naming, bases, container, description, output, Additions.NONE);
  }

  /** Gives the same with other bases. */
  public ImageSpec with(Bases others) {
    return new ImageSpec(naming, others, container, description, output, additions);
  }

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

    /**
     * Reads what the record of an image says.
     *
     * @throws ImageException if a name or a tag can't be one
     */
    public static Naming parse(String name, List<String> tags) throws ImageException {
      List<Tag> parsed = new ArrayList<>();
      for (String tag : tags) {
        parsed.add(Tag.parse(tag));
      }
      return new Naming(ImageName.parse(name), parsed);
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
   * @param pulled what was found of those that are neither built in nor empty, by platform
   */
  public record Bases(
      BaseImage usual, Map<Platform, BaseImage> exceptions, Map<Platform, PulledBase> pulled) {

    public Bases {
      exceptions = Map.copyOf(exceptions);
      pulled = Map.copyOf(pulled);
    }

    /** Says it before anything was looked for. */
    public Bases(BaseImage usual, Map<Platform, BaseImage> exceptions) {
      this(usual, exceptions, Map.of());
    }

    /** Gives the base of a platform. */
    public BaseImage of(Platform platform) {
      return exceptions.getOrDefault(platform, usual);
    }

    /** Gives what was found of the usual base. */
    Optional<PulledBase> pulledUsual() {
      return pulled.entrySet().stream()
          .filter(base -> !exceptions.containsKey(base.getKey()))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  /**
   * Says how the container runs.
   *
   * @param start what is started
   * @param ports what it listens on
   * @param volumes folders whose content outlives the container
   * @param labels the image's labels
   * @param stopSignal what tells the program to end, {@code SIGTERM} if neither this nor the base says it
   */
  public record Container(
      Start start,
      List<ExposedPort> ports,
      List<ContainerPath> volumes,
      Map<String, String> labels,
      Optional<StopSignal> stopSignal) {

    public Container {
      ports = List.copyOf(ports);
      volumes = List.copyOf(volumes);
      labels = sorted(labels);
    }

    /** Says it where the program ends as usual. */
    public Container(
        Start start,
        List<ExposedPort> ports,
        List<ContainerPath> volumes,
        Map<String, String> labels) {
      this(start, ports, volumes, labels, Optional.empty());
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

  /**
   * Says what the image holds beside the base and the binaries.
   *
   * @param folder where relative files start
   * @param files the user's files and folders; a later one wins over an earlier one
   * @param certificates PEM files with certificates of authorities
   */
  public record Additions(Path folder, List<FileRule> files, List<Path> certificates) {

    static final Additions NONE = new Additions(Path.of(""), List.of(), List.of());

    public Additions {
      files = List.copyOf(files);
      certificates = List.copyOf(certificates);
    }

    /**
     * Finds mistakes that can be seen before anything is compiled. Files may still be made by then.
     *
     * @throws ImageException if there is one
     */
    public void check() throws IOException, ImageException {
      ExtraCertificates.read(certificates.stream().map(folder::resolve).toList());
    }

    /**
     * Gives the layer of all of it, or nothing.
     *
     * @throws ImageException if a file is not there, or not what it should be
     */
    Optional<FilesLayer> layer() throws IOException, ImageException {
      FileTree tree = new FileTree();
      if (!certificates.isEmpty()) {
        tree.add(
            ExtraCertificates.PATH,
            ExtraCertificates.read(certificates.stream().map(folder::resolve).toList()));
      }
      for (FileRule rule : files) {
        tree.add(rule, folder);
      }
      return tree.entries().isEmpty()
          ? Optional.empty()
          : Optional.of(new FilesLayer("files", tree));
    }
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
