package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ByteSize;
import io.github.gok8s.image.ContainerPath;
import io.github.gok8s.image.ContainerUser;
import io.github.gok8s.image.FileOwner;
import io.github.gok8s.image.FileRule;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.Tag;
import io.github.gok8s.image.load.ContainerEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code <image>} element. */
public final class ImageConfig {

  /** The image's name without tag, for example {@code registry.example.com/shop/html-server}; default is the artifactId. */
  @Nullable
  String name;

  /** The tags; default is the project's version. {@code latest} is left out for snapshots. */
  @Nullable
  List<String> tags;

  /**
   * What lies under the binary: {@code static}, which is the default, {@code scratch}, {@code distroless}, {@code
   * distroless-debug}, {@code alpine}, any reference, {@code tar:FILE} or {@code oci:FOLDER}.
   */
  @Nullable
  String base;

  /** The platforms that get an image; default is every linux platform that is built. */
  @Nullable
  List<ImagePlatform> platforms;

  /** The ports that the program listens on, for example {@code 8080} or {@code 53/udp}. */
  @Nullable
  List<String> ports;

  /** Environment variables for the program. */
  @Nullable
  Map<String, @Nullable String> environment;

  /** Arguments for the program, which whoever starts a container can replace. */
  @Nullable
  List<String> args;

  /** What is started; default is the primary binary, {@code /app/<name>}. */
  @Nullable
  List<String> entrypoint;

  /** Labels of the image. */
  @Nullable
  Map<String, @Nullable String> labels;

  /** The numbers of user and group; default is {@code 65532:65532}. */
  @Nullable
  String user;

  /** The folder in which the program runs; default is that of the base, or {@code /}. */
  @Nullable
  String workingDirectory;

  /** Folders in the container whose content outlives it. */
  @Nullable
  List<String> volumes;

  /** The signal that tells the program to end, for example {@code SIGINT}; default is that of the base, or {@code SIGTERM}. */
  @Nullable
  String stopSignal;

  /** Files and folders of the module that the image gets. */
  @Nullable
  List<ImageFile> files;

  /** Empty folders that belong to the user, for example {@code /var/lib/shop}; on Kubernetes a folder to write into is one of {@code volumes}. */
  @Nullable
  List<String> writableDirectories;

  /** Files with the certificates of authorities of your own, in PEM form, that the program shall trust too. */
  @Nullable
  List<String> certificates;

  /** Whether to write an archive for {@code docker load} for each platform too; default is false. */
  @Nullable
  Boolean dockerArchive;

  /** Whether to write the layout as one archive too; default is false. */
  @Nullable
  Boolean ociArchive;

  /** The size of a platform's image, compressed, above which the build fails, for example {@code 5MB}. */
  @Nullable
  String maxSize;

  /** Whether the bills of materials are pushed with the image, as what refers to it; default is true. */
  @Nullable
  Boolean sbom;

  /** What the goal load loads into: {@code docker} or {@code podman}; default is docker if it answers, else podman. */
  @Nullable
  String engine;

  /** Registries that have copies of others and are asked first when pulling, for example {@code docker.io=mirror.example.com}. */
  @Nullable
  List<String> registryMirrors;

  /** Whether registries may be spoken to in plain HTTP, or with certificates that nobody vouches for; default is false. */
  @Nullable
  Boolean allowInsecureRegistries;

  /** PEM files with certificates of authorities that are trusted for registries, beside those of the JDK. */
  @Nullable
  List<String> registryCertificates;

  /** How many seconds a registry may take to answer; default is 20. */
  @Nullable
  Integer registryTimeout;

  /** The environment variable that holds the user's name for the registry of {@code <name>}. */
  @Nullable
  String registryUserVariable;

  /** The environment variable that holds the password for the registry of {@code <name>}. */
  @Nullable
  String registryPasswordVariable;

  /**
   * Gives what the elements say, with the defaults where they say nothing.
   *
   * @param selected the platforms that get an image
   * @param primary the binary to start, where there is one
   * @throws ImageException if an element has no value that it can have
   */
  ImageSpec toSpec(ImageProject project, ImagePlatforms selected, Optional<String> primary)
      throws ImageException {
    return new ImageSpec(
        naming(project),
        new ImageSpec.Bases(base(), selected.bases()),
        new ImageContainer(this).toSpec(primary),
        project.description(),
        output(),
        additions(project));
  }

  /**
   * Finds the elements whose values can't be, before anything is compiled.
   *
   * @throws ImageException if there is one
   */
  void check(ImageProject project) throws ImageException, IOException {
    toSpec(project, new ImagePlatforms(List.of(), Map.of()), Optional.of("any"))
        .additions()
        .check();
    bases();
    engine();
  }

  /** Gives what the image is loaded into, where that is said. */
  Optional<ContainerEngine> engine() throws ImageException {
    if (engine == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (engine) {
          case "docker" -> ContainerEngine.DOCKER;
          case "podman" -> ContainerEngine.PODMAN;
          default ->
            throw ImageException.inProject("<image><engine> (-Dk8s.image.engine) is \"" + engine
                + "\": write docker or podman.");
        });
  }

  /** Gives all bases that are named. */
  List<BaseImage> bases() throws ImageException {
    List<BaseImage> bases = new ArrayList<>(List.of(base()));
    for (ImagePlatform platform : GivenValues.of(platforms)) {
      if (platform.base != null) {
        bases.add(BaseImage.parse(platform.base));
      }
    }
    return bases;
  }

  /** Gives the base of the platforms that have none of their own. */
  BaseImage base() throws ImageException {
    return BaseImage.parse(requireNonNullElse(base, "static"));
  }

  /** Gives the name and the tags. */
  ImageSpec.Naming naming(ImageProject project) throws ImageException {
    List<Tag> parsed = new ArrayList<>();
    for (String tag : GivenValues.of(tags)) {
      parsed.add(Tag.parse(tag));
    }
    if (project.version().endsWith("-SNAPSHOT")) {
      parsed.remove(Tag.LATEST);
    }
    return new ImageSpec.Naming(
        ImageName.parse(requireNonNullElse(name, project.defaultName())),
        parsed.isEmpty() ? List.of(Tag.ofVersion(project.version())) : parsed);
  }

  /** Gives whom the program runs as. */
  ContainerUser user() throws ImageException {
    return user == null ? ContainerUser.NONROOT : ContainerUser.parse(user);
  }

  private ImageSpec.Additions additions(ImageProject project) throws ImageException {
    List<FileRule> rules = new ArrayList<>();
    for (String directory : GivenValues.of(writableDirectories)) {
      rules.add(FileRule.emptyFolder(
          ContainerPath.parse(directory, "writableDirectories"), FileOwner.of(user())));
    }
    for (ImageFile file : GivenValues.of(files)) {
      rules.add(file.toRule());
    }
    return new ImageSpec.Additions(
        project.folder(),
        rules,
        GivenValues.of(certificates).stream().map(Path::of).toList());
  }

  private ImageSpec.Output output() throws ImageException {
    return new ImageSpec.Output(
        requireNonNullElse(dockerArchive, false),
        requireNonNullElse(ociArchive, false),
        maxSize == null ? Optional.empty() : Optional.of(ByteSize.parse(maxSize)));
  }
}
