package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ByteSize;
import io.github.gok8s.image.ContainerPath;
import io.github.gok8s.image.ExposedPort;
import io.github.gok8s.image.FileMode;
import io.github.gok8s.image.FileOwner;
import io.github.gok8s.image.FileRule;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.StopSignal;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.model.License;
import org.apache.maven.model.Organization;
import org.apache.maven.model.Scm;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageConfigTest {

  private static final ImagePlatforms NO_CHOICE = new ImagePlatforms(List.of(), Map.of());

  private final MavenProject project = project();
  private final ImageConfig config = new ImageConfig();

  @Test
  void hasADefaultForEverything() throws Exception {
    ImageSpec spec = spec(Optional.of("room"));

    assertThat(spec.naming().references()).containsExactly("room:1.0-b.1");
    assertThat(spec.bases().usual()).isEqualTo(new BaseImage.Static());
    ImageSpec.Start start = spec.container().start();
    assertThat(start.entrypoint()).containsExactly("/app/room");
    assertThat(start.args()).isEmpty();
    assertThat(start.environment().variables()).isEmpty();
    assertThat(start.user()).hasToString("65532:65532");
    assertThat(start.workingDirectory()).isEmpty();
    assertThat(spec.container().ports()).isEmpty();
    assertThat(spec.container().volumes()).isEmpty();
    assertThat(spec.container().labels()).isEmpty();
    assertThat(spec.output()).isEqualTo(new ImageSpec.Output(false, false, Optional.empty()));
    assertThat(spec.description().created()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void takesEveryElement() throws Exception {
    config.name = "registry.example.com/shop/room";
    config.tags = List.of("1", "latest");
    config.base = "scratch";
    config.ports = List.of("8080");
    config.environment = withEmpty("GREETING");
    config.args = List.of("serve");
    config.entrypoint = List.of("/app/other", "-v");
    config.labels = withEmpty("team");
    config.user = "1000";
    config.workingDirectory = "/data";
    config.volumes = List.of("/data");
    config.dockerArchive = true;
    config.ociArchive = true;
    config.maxSize = "5MB";
    config.stopSignal = "SIGINT";

    ImageSpec spec = spec(Optional.empty());

    assertThat(spec.naming().references())
        .containsExactly(
            "registry.example.com/shop/room:1", "registry.example.com/shop/room:latest");
    assertThat(spec.bases().usual()).isEqualTo(new BaseImage.Scratch());
    ImageSpec.Start start = spec.container().start();
    assertThat(start.entrypoint()).containsExactly("/app/other", "-v");
    assertThat(start.args()).containsExactly("serve");
    assertThat(start.environment().variables()).isEqualTo(Map.of("GREETING", ""));
    assertThat(start.user()).hasToString("1000");
    assertThat(start.workingDirectory()).contains(new ContainerPath("/data"));
    assertThat(spec.container().ports()).containsExactly(new ExposedPort(8080, "tcp"));
    assertThat(spec.container().volumes()).containsExactly(new ContainerPath("/data"));
    assertThat(spec.container().labels()).isEqualTo(Map.of("team", ""));
    assertThat(spec.container().stopSignal()).contains(new StopSignal("SIGINT"));
    assertThat(spec.output())
        .isEqualTo(new ImageSpec.Output(true, true, Optional.of(new ByteSize(5_000_000))));
  }

  @Test
  void saysWhatToDoWhereNoBinaryIsThePrimaryOne() {
    assertThatThrownBy(() -> spec(Optional.empty()))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "It is not clear which of the module's programs the image starts: none is named as the"
                + " artifact. Name one in <binaryName> (-Dk8s.binaryName), or set"
                + " <image><entrypoint> (-Dk8s.image.entrypoint).");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsMistakesBeforeAnythingIsBuilt(String property, Consumer<ImageConfig> mistake) {
    mistake.accept(config);

    assertThatThrownBy(() -> config.check(ImageProject.of(project)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("(-Dk8s.image." + property + ")");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("name", config -> config.name = "Room"),
        mistake("tags", config -> config.tags = List.of("a b")),
        mistake("base", config -> config.base = "Debian"),
        mistake("base", config -> {
          ImagePlatform platform = new ImagePlatform();
          platform.base = "Debian";
          config.platforms = List.of(platform);
        }),
        mistake("ports", config -> config.ports = List.of("http")),
        mistake("environment", config -> config.environment = withEmpty("A B")),
        mistake("user", config -> config.user = "nonroot"),
        mistake("workingDirectory", config -> config.workingDirectory = "data"),
        mistake("volumes", config -> config.volumes = List.of("data")),
        mistake("stopSignal", config -> config.stopSignal = "right now"),
        mistake("writableDirectories", config -> config.writableDirectories = List.of("data")),
        mistake("engine", config -> config.engine = "containerd"),
        mistake("certificates", config -> config.certificates = List.of("is not there.pem")),
        mistake("maxSize", config -> config.maxSize = "5"));
  }

  @Test
  void aFileNeedsAPlaceInTheImage() {
    config.files = List.of(file("page.html", null));

    assertThatThrownBy(() -> config.check(ImageProject.of(project)))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "A <file> in <image><files> has no <into>: write the path that page.html shall have in"
                + " the image.");
  }

  @Test
  void aFileNeedsAnAbsolutePlaceInTheImage() {
    config.files = List.of(file("page.html", "srv/"));

    assertThatThrownBy(() -> config.check(ImageProject.of(project)))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "\"srv/\" is not a path inside a container: write an absolute one, as in /etc/shop/."
                + " Correct <into> in <image><files>.");
  }

  @Test
  void writableFoldersBelongToTheUserAndComeBeforeTheFiles() throws Exception {
    config.user = "1000:1001";
    config.writableDirectories = List.of("/data");
    ImageFile file = file("page.html", "/srv/");
    file.mode = "600";
    file.owner = "7";
    config.files = List.of(file);
    config.certificates = List.of("ca.pem");

    ImageSpec.Additions additions = spec(Optional.of("room")).additions();

    assertThat(additions.files())
        .containsExactly(
            FileRule.emptyFolder(new ContainerPath("/data"), new FileOwner(1000, 1001)),
            new FileRule(
                Optional.of(Path.of("page.html")),
                new ContainerPath("/srv/"),
                Optional.of(new FileMode(0600)),
                new FileOwner(7, 7)));
    assertThat(additions.certificates()).containsExactly(Path.of("ca.pem"));
    assertThat(additions.folder()).isAbsolute();
  }

  @Test
  void findsNoMistakeInWhatIsRight() throws Exception {
    ImagePlatform platform = new ImagePlatform();
    platform.set("linux/arm64");
    config.platforms = List.of(platform);

    config.check(ImageProject.of(project));
  }

  @Test
  void theImageTellsWhatTheProjectTells() throws Exception {
    project.setName("The\n  Room");
    project.setDescription("  ");
    project.setUrl("https://example.com/room");
    project.addLicense(license("Apache-2.0"));
    project.addLicense(license("MIT"));
    project.addLicense(license("Our own licence"));
    project.setScm(new Scm());
    project.getScm().setUrl("https://example.com/room.git");
    project.setOrganization(new Organization());
    project.getOrganization().setName("Example");
    project.getProperties().setProperty("project.build.outputTimestamp", "1795507200");

    ImageSpec.Description description = spec(Optional.of("room")).description();

    assertThat(description.created()).isEqualTo("2026-11-24T08:00:00Z");
    assertThat(description.annotations())
        .containsExactly(
            Map.entry("org.opencontainers.image.licenses", "Apache-2.0 OR MIT"),
            Map.entry("org.opencontainers.image.source", "https://example.com/room.git"),
            Map.entry("org.opencontainers.image.title", "The Room"),
            Map.entry("org.opencontainers.image.url", "https://example.com/room"),
            Map.entry("org.opencontainers.image.vendor", "Example"),
            Map.entry("org.opencontainers.image.version", "1.0+b.1"));
  }

  @Test
  void theImageTellsWhatGitKnowsUnlessTheProjectKnowsBetter(@TempDir Path folder) throws Exception {
    project.setFile(folder.resolve("pom.xml").toFile());
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/HEAD"), "1".repeat(40));
    Files.writeString(
        folder.resolve(".git/config"), "[remote \"origin\"]\nurl = git@example.com:a/room.git\n");

    assertThat(spec(Optional.of("room")).description().annotations())
        .containsEntry("org.opencontainers.image.revision", "1".repeat(40))
        .containsEntry("org.opencontainers.image.source", "https://example.com/a/room");

    project.setScm(new Scm());
    project.getScm().setUrl("https://example.com/room.git");
    assertThat(spec(Optional.of("room")).description().annotations())
        .containsEntry("org.opencontainers.image.source", "https://example.com/room.git");
  }

  private ImageSpec spec(Optional<String> primary) throws ImageException, MojoFailureException {
    return config.toSpec(ImageProject.of(project), NO_CHOICE, primary);
  }

  private static ImageFile file(String from, @Nullable String into) {
    ImageFile file = new ImageFile();
    file.from = from;
    file.into = into;
    return file;
  }

  private static Arguments mistake(String property, Consumer<ImageConfig> mistake) {
    return Arguments.of(property, mistake);
  }

  /** What Maven makes of an empty element in a map. */
  private static Map<String, @Nullable String> withEmpty(String name) {
    Map<String, @Nullable String> map = new HashMap<>();
    map.put(name, null);
    return map;
  }

  private static License license(String name) {
    License license = new License();
    license.setName(name);
    return license;
  }

  private static MavenProject project() {
    MavenProject project = new MavenProject();
    project.setFile(new File("/is/not/there/pom.xml"));
    project.setArtifactId("Room");
    project.setVersion("1.0+b.1");
    return project;
  }
}
