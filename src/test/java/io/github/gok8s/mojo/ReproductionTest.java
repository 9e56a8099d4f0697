package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.PlatformImageRecord;
import io.github.gok8s.result.TargetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {

  @TempDir
  Path folder;

  private final Reproduction reproduction = new Reproduction();

  @Test
  void countsWhatIsTheSame() throws Exception {
    reproduction.compare(
        record("go1.26.8", "-trimpath", binary("linux/amd64", "aa"), binary("linux/arm64", "bb")),
        record("go1.26.8", "-trimpath", binary("linux/arm64", "bb"), binary("linux/amd64", "aa")));

    assertThat(reproduction.differences()).isEmpty();
    assertThat(reproduction.compared()).isEqualTo(2);
  }

  @Test
  void namesBinariesThatDifferAndThoseThatAreMissing() throws Exception {
    reproduction.compare(
        record("go1.26.8", "-trimpath", binary("linux/amd64", "aa"), binary("linux/arm64", "bb")),
        record("go1.26.8", "-trimpath", binary("linux/amd64", "cc")));

    assertThat(reproduction.differences())
        .containsExactly(
            "room for linux/amd64 is not reproducible: its SHA-256 was aa, and built again it is cc.",
            "room for linux/arm64 was not built again.");
  }

  @Test
  void comparesTheImageOfEachPlatformAndTheIndex() throws Exception {
    reproduction.compare(
        image(
            "11", image("linux/amd64", "aa"), image("linux/arm64", "bb"), image("linux/arm", "cc")),
        image("22", image("linux/amd64", "aa"), image("linux/arm64", "dd")));

    assertThat(reproduction.compared()).isEqualTo(3);
    assertThat(reproduction.differences())
        .containsExactly(
            "the image for linux/arm64 is not reproducible: its SHA-256 was bb, and built again it is dd.",
            "The image for linux/arm/v7 was not made again.",
            "the image is not reproducible: its SHA-256 was 11, and built again it is 22.");
  }

  @Test
  void saysWhichToolchainAndFlagsWereOthers() {
    reproduction.compare(record("go1.26.8", "-ldflags=-s"), record("go1.27.4", "-ldflags=-w"));

    assertThat(reproduction.differences())
        .containsExactly(
            "It was built by go1.26.8, and again by go1.27.4.",
            "It was built with the flags -ldflags=-s, and again with -ldflags=-w.");
  }

  @Test
  void comparesTheFilesThatTheFirstBuildMade() throws Exception {
    TargetFolder first = new TargetFolder(folder.resolve("first"));
    TargetFolder second = new TargetFolder(folder.resolve("second"));
    Files.createDirectories(first.path());
    Files.createDirectories(second.path());
    for (String name : List.of("same", "other", "new")) {
      Files.writeString(second.path().resolve(name), "x");
    }
    Files.writeString(first.path().resolve("same"), "x");
    Files.writeString(first.path().resolve("other"), "y");

    reproduction.compare(
        List.of(
            second.path().resolve("same"),
            second.path().resolve("other"),
            second.path().resolve("new")),
        second,
        first);

    assertThat(reproduction.compared()).isEqualTo(2);
    assertThat(reproduction.differences()).hasSize(1);
    assertThat(reproduction.differences().get(0))
        .startsWith("other is not reproducible: its SHA-256 was a1fce4");
  }

  private static ImageRecord image(String digest, PlatformImageRecord... platforms) {
    return new ImageRecord(
        "room",
        List.of("1"),
        "sha256:" + digest,
        false,
        new ImageRecord.Base("static", Optional.empty()),
        List.of(platforms));
  }

  private static PlatformImageRecord image(String platform, String digest) throws Exception {
    return new PlatformImageRecord(
        Platform.parse(platform), "sha256:" + digest, "sha256:c", 1, Map.of(), List.of());
  }

  private static BuildRecord record(String go, String flags, Binary... binaries) {
    return new BuildRecord(go, List.of(flags), List.of(binaries));
  }

  private static Binary binary(String platform, String sum) throws Exception {
    return Binaries.unread("room", Platform.parse(platform), sum);
  }
}
