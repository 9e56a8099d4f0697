package io.github.gok8s.go.dist;

import com.google.gson.JsonArray;
import io.github.gok8s.go.GoException;
import io.github.gok8s.go.buildinfo.BuildInfoReader;
import io.github.gok8s.gzip.GzipFile;
import io.github.gok8s.gzip.ZipFileWriter;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildInfo;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sbom;
import io.github.gok8s.result.SbomSubject;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.SpdxDocument;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what a module is published with, from the binaries that are there.
 *
 * @param spec what shall be made
 * @param build what was built
 * @param target where it lies, and where the rest goes
 * @param timeline where the time of compressing is counted
 */
public record Distribution(
    DistributionSpec spec, BuildRecord build, TargetFolder target, Timeline timeline) {

  private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);

  /**
   * What was made.
   *
   * @param main the main artifact
   * @param sbom the bill of materials
   * @param spdx the same in the words of SPDX
   * @param checksums the file {@code SHA256SUMS}
   * @param archives the archives
   */
  public record Made(Path main, Path sbom, Path spdx, Path checksums, List<ArchiveFile> archives) {

    /** Lists all of it. */
    public List<Path> files() {
      List<Path> files = new ArrayList<>(List.of(main, sbom, spdx, checksums));
      archives.forEach(archive -> files.add(archive.file()));
      return files;
    }
  }

  /**
   * Makes it, or finds that it is there.
   *
   * @throws GoException if the configuration is wrong, or a binary is not there any more
   */
  public Made make() throws GoException, IOException {
    checkBinaries();
    Map<String, Path> extras =
        spec.archives().isPresent() ? spec.archives().get().content().files() : Map.of();
    Made made = new Made(
        target.path().resolve(spec.finalName() + ".zip"),
        target.sbom(),
        target.spdx(),
        target.path().resolve("SHA256SUMS"),
        archives());
    DistributionState last = DistributionState.readFrom(target);
    String inputs = inputs(made, extras);
    if (!last.holds(inputs, target)) {
      // a run that ends in the middle shall not leave the word that all is there
      Files.deleteIfExists(target.state("package.json"));
      make(made, extras);
      removeOthers(last, made);
      DistributionState.of(inputs, made.files(), target).writeTo(target);
    }
    return made;
  }

  private void checkBinaries() throws GoException {
    for (Binary binary : build.binaries()) {
      if (binary.file().toFile().length() != binary.size()) {
        throw GoException.inProject(binary.file()
            + " is not, or no more, what was compiled for " + binary.platform()
            + ". Something removed or changed it after the goal compile; build again, for"
            + " example by mvn package.");
      }
    }
  }

  private List<ArchiveFile> archives() throws GoException {
    if (spec.archives().isEmpty()) {
      return List.of();
    }
    ArchiveName name = spec.archives().get().name();
    Map<Path, Platform> archives = new TreeMap<>();
    List<ArchiveFile> files = new ArrayList<>();
    for (Platform platform : platforms()) {
      String type = ArchiveFile.typeFor(platform);
      Path file = target.path().resolve(name.of(platform) + "." + type);
      Platform other = archives.put(file, platform);
      if (other != null) {
        throw name.wrong(
            "gives one name for " + other + " and " + platform + ": put {platform} into it.");
      }
      files.add(new ArchiveFile(platform, file, type));
    }
    return files;
  }

  private Set<Platform> platforms() {
    return spec.published().stream()
        .map(published -> published.binary().platform())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String inputs(Made made, Map<String, Path> extras) throws IOException {
    SbomSubject subject = spec.subject();
    JsonArray inputs = new JsonArray();
    inputs.add(GzipFile.FORMAT);
    inputs.add(Sha256.of(build.published(target)));
    Stream.of(
            subject.groupId(),
            subject.artifactId(),
            subject.version(),
            subject.type(),
            subject.toolVersion())
        .forEach(inputs::add);
    inputs.add(subject.time().map(Instant::toEpochMilli).orElse(null));
    for (SbomSubject.Licence licence : subject.licenses()) {
      inputs.add(licence.name());
      inputs.add(licence.url().orElse(null));
    }
    inputs.add(spec.time().toEpochMilli());
    made.files().forEach(file -> inputs.add(target.relative(file)));
    spec.published().forEach(published -> inputs.add(published.classifier()));
    for (Map.Entry<String, Path> extra : extras.entrySet()) {
      inputs.add(extra.getKey());
      inputs.add(Sha256.of(extra.getValue()));
    }
    return Sha256.of(Json.compact(inputs));
  }

  private void make(Made made, Map<String, Path> extras) throws IOException {
    Sbom bill = sbom();
    byte[] sbom = bill.document();
    AtomicFile.writeIfChanged(made.sbom(), sbom);
    AtomicFile.writeIfChanged(made.spdx(), new SpdxDocument(bill).document());
    ArchiveWriter writer = new ArchiveWriter(spec.time(), timeline);
    AtomicFile.writeIfChanged(made.main(), mainArtifact(writer, sbom));
    Checksums checksums = new Checksums();
    spec.published()
        .forEach(published -> checksums.add(
            spec.repositoryName(published.classifier(), "exe"),
            published.binary().sha256()));
    for (ArchiveFile archive : made.archives()) {
      writer.write(archive, entries(archive, extras));
      String sum = Sha256.of(archive.file());
      checksums.add(archive.file().getFileName().toString(), sum);
      checksums.add(spec.repositoryName(archive.platform().slug(), archive.type()), sum);
      LOG.info(String.format(
          Locale.ROOT,
          "archive %-16s %-40s %6.1f MB",
          archive.platform(),
          archive.file().getFileName(),
          Files.size(archive.file()) / 1e6));
    }
    AtomicFile.writeIfChanged(made.checksums(), checksums.text());
  }

  private List<ArchiveWriter.Entry> entries(ArchiveFile archive, Map<String, Path> extras) {
    String name = archive.file().getFileName().toString();
    String folder = name.substring(0, name.length() - archive.type().length() - 1) + "/";
    List<ArchiveWriter.Entry> entries = new ArrayList<>();
    for (Published published : spec.published()) {
      Binary binary = published.binary();
      if (binary.platform().equals(archive.platform())) {
        entries.add(
            new ArchiveWriter.Entry(folder + binary.file().getFileName(), binary.file(), true));
      }
    }
    extras.forEach(
        (extra, file) -> entries.add(new ArchiveWriter.Entry(folder + extra, file, false)));
    return entries;
  }

  private Sbom sbom() throws IOException {
    List<Sbom.Program> programs = new ArrayList<>();
    for (Binary binary : build.binaries()) {
      Optional<BuildInfo> info = BuildInfoReader.read(binary.file());
      if (info.isEmpty()) {
        LOG.warn(
            "{} does not say what is linked into it, so the bill of materials does not either.",
            binary.file());
      }
      programs.add(new Sbom.Program(binary, classifier(binary), info));
    }
    return new Sbom(spec.subject(), programs);
  }

  private Optional<String> classifier(Binary binary) {
    return spec.published().stream()
        .filter(published -> published.binary().file().equals(binary.file()))
        .map(Published::classifier)
        .findFirst();
  }

  private byte[] mainArtifact(ArchiveWriter writer, byte[] sbom) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipFileWriter(bytes)) {
      zip.putNextEntry(writer.header("build.json"));
      zip.write(build.published(target));
      zip.putNextEntry(writer.header("sbom.cdx.json"));
      zip.write(sbom);
    }
    return bytes.toByteArray();
  }

  /** Archives of platforms that are not built any more, or under another name, would be taken for new ones. */
  private void removeOthers(DistributionState last, Made made) throws IOException {
    Set<String> wanted = new HashSet<>();
    made.files().forEach(file -> wanted.add(target.relative(file)));
    for (String file : last.files().keySet()) {
      if (!wanted.contains(file)) {
        Files.deleteIfExists(target.path().resolve(file));
      }
    }
  }
}
