package io.github.gok8s.go.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.buildinfo.FakeBinary;
import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.SbomSubject;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

  private static final Instant TIME = Instant.parse("2026-11-24T08:00:02Z");

  @TempDir
  Path folder;

  private TargetFolder target;
  private final List<Binary> binaries = new ArrayList<>();
  private String template = ArchiveName.DEFAULT;
  private boolean withArchives = true;
  private Instant time = TIME;

  @BeforeEach
  void twoPlatforms() throws Exception {
    target = new TargetFolder(folder.resolve("target"));
    Files.writeString(folder.resolve("LICENSE"), "do what you want\n");
    Files.writeString(folder.resolve("README.md"), "# Room\n");
    add("linux/arm64", "room");
    add("linux/arm64", "tool");
    add("windows/amd64", "room");
  }

  @Test
  void packsEachPlatformsBinariesWithLicenceAndReadme() throws Exception {
    Distribution.Made made = make();

    assertThat(made.archives())
        .extracting(archive -> archive.file().getFileName() + " " + archive.type())
        .containsExactly("room-1.0-linux-arm64.tar.gz tar.gz", "room-1.0-windows-amd64.zip zip");
    List<TarArchiveEntry> entries = tarEntries(made.archives().get(0).file());
    assertThat(entries)
        .extracting(entry -> Integer.toOctalString(entry.getMode()) + " " + entry.getName())
        .containsExactly(
            "755 room-1.0-linux-arm64/room",
            "755 room-1.0-linux-arm64/tool",
            "644 room-1.0-linux-arm64/LICENSE",
            "644 room-1.0-linux-arm64/README.md");
    assertThat(entries).allSatisfy(entry -> {
      assertThat(entry.getLongUserId()).isZero();
      assertThat(entry.getLongGroupId()).isZero();
      assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
      assertThat(entry.getLastModifiedTime()).isEqualTo(FileTime.from(TIME));
    });
    try (ZipFile zip = new ZipFile(made.archives().get(1).file().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "room-1.0-windows-amd64/room.exe",
              "room-1.0-windows-amd64/LICENSE",
              "room-1.0-windows-amd64/README.md");
      assertThat(zip.stream().map(ZipEntry::getTimeLocal))
          .containsOnly(LocalDateTime.of(2026, 11, 24, 8, 0, 2));
      ZipEntry exe = zip.getEntry("room-1.0-windows-amd64/room.exe");
      assertThat(zip.getInputStream(exe).readAllBytes())
          .isEqualTo(Files.readAllBytes(binaries.get(2).file()));
    }
  }

  @Test
  void sumsUpWhatIsPublishedByItsNameInARepository() throws Exception {
    Distribution.Made made = make();

    Map<String, String> sums = new TreeMap<>();
    sums.put("room-1.0-linux-arm64.exe", binaries.get(0).sha256());
    sums.put("room-1.0-linux-arm64.tar.gz", Sha256.of(made.archives().get(0).file()));
    sums.put("room-1.0-tool-linux-arm64.exe", binaries.get(1).sha256());
    sums.put("room-1.0-windows-amd64.exe", binaries.get(2).sha256());
    sums.put("room-1.0-windows-amd64.zip", Sha256.of(made.archives().get(1).file()));
    StringBuilder expected = new StringBuilder();
    sums.forEach((name, sum) -> expected.append(sum).append("  ").append(name).append("\n"));
    assertThat(made.checksums()).hasContent(expected.toString());
  }

  @Test
  void sumsUpAnArchiveOfAnotherNameUnderBothNames() throws Exception {
    template = "{artifactId}_{os}_{arch}";

    Distribution.Made made = make();

    String sum = Sha256.of(made.archives().get(0).file());
    assertThat(Files.readString(made.checksums()))
        .contains(sum + "  room_linux_arm64.tar.gz\n")
        .contains(sum + "  room-1.0-linux-arm64.tar.gz\n");
  }

  @Test
  void putsTheRecordAndTheBillOfMaterialsIntoTheMainArtifact() throws Exception {
    Distribution.Made made = make();

    try (ZipFile zip = new ZipFile(made.main().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly("build.json", "sbom.cdx.json");
      assertThat(new String(
              zip.getInputStream(zip.getEntry("build.json")).readAllBytes(),
              StandardCharsets.UTF_8))
          .contains("\"platform\": \"linux/arm64\"")
          .doesNotContain("seconds")
          .doesNotContain("upToDate");
      assertThat(zip.getInputStream(zip.getEntry("sbom.cdx.json")).readAllBytes())
          .isEqualTo(Files.readAllBytes(made.sbom()));
    }
    assertThat(made.main()).hasFileName("room-1.0.zip");
    assertThat(Files.readString(made.sbom()))
        .contains("pkg:golang/example.com/lib@v1.0.0")
        .contains("pkg:golang/stdlib@1.26.8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24T08:00:02Z", "1970-01-01T00:00:00Z", "2400-01-01T00:00:00Z"})
  void makesTheSameBytesInAnotherZoneAndFolder(String text) throws Exception {
    time = Instant.parse(text);
    Map<String, String> first = hashes(make());
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      target = new TargetFolder(folder.resolve("somewhere/else/target"));
      binaries.clear();
      twoPlatformsAgain();

      assertThat(hashes(make())).isEqualTo(first);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void writesNothingWhenNothingChanged() throws Exception {
    List<Path> files = make().files();
    for (Path file : files) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
    }

    make();

    assertThat(files)
        .allSatisfy(file ->
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(1000)));
  }

  @Test
  void makesWhatIsMissingOrHasOtherContentNow() throws Exception {
    Path archive = make().archives().get(0).file();
    Files.delete(archive);

    make();

    assertThat(archive).exists();
    Files.writeString(folder.resolve("README.md"), "# Another room\n");

    make();

    try (InputStream file = new GzipCompressorInputStream(Files.newInputStream(archive))) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .contains("# Another room");
    }
  }

  @Test
  void removesArchivesThatNobodyWantsAnyMore() throws Exception {
    List<ArchiveFile> archives = make().archives();
    withArchives = false;

    make();

    assertThat(archives).allSatisfy(archive -> assertThat(archive.file()).doesNotExist());
    assertThat(target.path().resolve("SHA256SUMS")).exists();
  }

  @Test
  void refusesOneNameForTwoPlatforms() {
    template = "{artifactId}-{version}";
    binaries.set(2, binary("linux/amd64", "room"));

    assertThatThrownBy(this::make)
        .isInstanceOf(GoException.class)
        .hasMessage("<archives><name> (-Dk8s.archives.name) is \"{artifactId}-{version}\","
            + " and that gives one name for linux/arm64 and linux/amd64: put {platform} into it.");
  }

  @Test
  void refusesABinaryThatIsNotThereAnyMore() throws IOException {
    Files.delete(binaries.get(0).file());

    assertThatThrownBy(this::make)
        .isInstanceOf(GoException.class)
        .hasMessage(binaries.get(0).file()
            + " is not, or no more, what was compiled for linux/arm64. Something removed or changed it after the"
            + " goal compile; build again, for example by mvn package.");
  }

  private void twoPlatformsAgain() throws Exception {
    add("linux/arm64", "room");
    add("linux/arm64", "tool");
    add("windows/amd64", "room");
  }

  private Distribution.Made make() throws GoException, IOException {
    List<Published> published = binaries.stream()
        .map(binary -> new Published(
            binary,
            (binary.name().equals("room") ? "" : binary.name() + "-")
                + binary.platform().slug()))
        .toList();
    DistributionSpec spec = new DistributionSpec(
        "room-1.0",
        new SbomSubject("com.example", "room", "1.0", "zip", List.of(), "0.1.0", Optional.empty()),
        published,
        withArchives
            ? Optional.of(new DistributionSpec.Archives(
                new ArchiveName(template, "room", "1.0"),
                new ArchiveContent(List.of(folder), List.of())))
            : Optional.empty(),
        time);
    return new Distribution(
            spec, new BuildRecord("go1.26.8", List.of(), binaries), target, new Timeline(false))
        .make();
  }

  private void add(String platform, String name) {
    binaries.add(binary(platform, name));
  }

  private Binary binary(String text, String name) {
    try {
      Platform platform = Platform.parse(text);
      Path file = FakeBinary.write(
          target.binaries(platform).resolve(name + platform.executableSuffix()),
          "path\texample.com/" + name + "\nmod\texample.com/" + name
              + "\t(devel)\t\ndep\texample.com/lib\tv1.0.0\th1:lib=\n");
      return Binaries.of(name, platform, file);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> hashes(Distribution.Made made) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (Path file : made.files()) {
      hashes.put(file.getFileName().toString(), Sha256.of(file));
    }
    return hashes;
  }

  private static List<TarArchiveEntry> tarEntries(Path file) throws IOException {
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(
        new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry);
      }
    }
    return Collections.unmodifiableList(entries);
  }
}
