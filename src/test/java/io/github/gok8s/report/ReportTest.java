package io.github.gok8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.DeployRecord;
import io.github.gok8s.result.DeployRecord.DeployedObject;
import io.github.gok8s.result.Diagnosis;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.LayerRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.PlatformImageRecord;
import io.github.gok8s.result.TargetFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Platform ARM = new Platform("linux", "arm", Optional.of("v7"));
  private static final Platform MAC = new Platform("darwin", "arm64", Optional.empty());

  @TempDir
  private Path folder;

  private TargetFolder target;
  private Report report;

  @BeforeEach
  void makeReport() throws Exception {
    target = new TargetFolder(folder);
    report = new Report("room", "1.4.0", target);
    Files.createDirectories(target.buildRecord().getParent());
  }

  @Test
  void showsTheProgramsOfEachPlatform() throws Exception {
    new BuildRecord(
            "go1.26.8", List.of(), List.of(binary(ARM, 2_000_000, 1), binary(MAC, 4_000_000, 4)))
        .writeTo(target);

    assertThat(page())
        .contains("Built with go1.26.8.")
        .containsSubsequence("<td>linux/arm/v7</td>", "<td>room</td>", ">2.00</td>", "width:50.00%")
        .containsSubsequence(
            "<td>darwin/arm64</td>", "<td>room</td>", ">4.00</td>", "width:100.00%")
        .containsSubsequence(
            "<h2>Beside the image golang</h2>", ">810</td>", ">2.00</td>", "width:0.25%")
        .containsSubsequence(
            "<h2>Build time</h2>",
            "<td>linux/arm/v7</td>",
            ">1.00</td>",
            "<td>darwin/arm64</td>",
            ">4.00</td>");
    assertThat(page().split("<h2>Beside the image golang</h2>")[1].split("<h2>")[0])
        .doesNotContain("darwin");
  }

  @Test
  void showsTheImageAndItsLayers() throws Exception {
    writeImage();

    assertThat(page())
        .contains("<p>registry.example.com/room:1.4.0, :latest</p>")
        .contains("on the base static.")
        .containsSubsequence("<td>linux/arm/v7</td>", ">0.90</td>", "width:100.00%")
        .containsSubsequence("<h2>Layers</h2>", "<code>sha256:aa</code>", ">0.22</td>");
  }

  @Test
  void saysWhichImageRunsWhereAnotherToolHasMadeIt() throws Exception {
    new ImageRecord(
            "registry.example.com/greeter",
            List.of("1"),
            "sha256:00",
            true,
            new ImageRecord.Base("jib", Optional.empty()),
            List.of())
        .writeTo(target);

    assertThat(page())
        .contains("<p>registry.example.com/greeter:1</p>", "sha256:00")
        .doesNotContain("<h2>");
  }

  @Test
  void showsWhatIsLinked() throws Exception {
    Files.writeString(
        target.sbom(),
        "{\"components\":[{\"type\":\"application\",\"name\":\"room\"},"
            + "{\"type\":\"library\",\"name\":\"rsc.io/quote\",\"version\":\"v1.5.2\"}]}");

    assertThat(page())
        .containsSubsequence("<td>rsc.io/quote</td>", "<td>v1.5.2</td>")
        .doesNotContain("<td>room</td>");
  }

  @Test
  void showsWhatADeployDid() throws Exception {
    deploy(Optional.of(4), Optional.empty());

    assertThat(page())
        .contains("Namespace shop of the context dev, 4 ready, after 6.7 s.")
        .contains("<p>http://127.0.0.1:30080/</p>")
        .containsSubsequence("<td>Deployment</td>", "<td>room</td>", "<td>created</td>")
        .doesNotContain("class=\"bad\"");
  }

  @Test
  void showsWhyItDoesNotRun() throws Exception {
    deploy(
        Optional.empty(),
        Optional.of(new Diagnosis(
            "The container ends with 1.", List.of("log: <nil>", "BackOff"), "Read its log.")));

    assertThat(page())
        .contains("not waited for, after 6.7 s.")
        .contains("<p class=\"bad\">The container ends with 1.</p>")
        .contains("<pre>log: &lt;nil&gt;\nBackOff</pre>")
        .contains("<p>Read its log.</p>");
  }

  @Test
  void needsNoOtherFileAndIsWellFormed() throws Exception {
    new BuildRecord("go1.26.8", List.of(), List.of(binary(ARM, 2_000_000, 0))).writeTo(target);
    writeImage();
    deploy(Optional.of(1), Optional.empty());

    String page = page();

    assertThat(page).doesNotContain("src=", "href=", "@import", "url(", "<script");
    assertThat(page).contains("prefers-color-scheme: dark", "width=device-width");
    String xml =
        page.replaceFirst("<!DOCTYPE html>\n", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    assertThat(DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("h2")
            .getLength())
        .isEqualTo(6);
  }

  @Test
  void leavesOutWhatHasNoRecordOrADamagedOne() throws Exception {
    Files.writeString(target.imageRecord(), "{");
    Files.writeString(target.buildRecord(), "{\"go\":\"go1.26.8\",\"flags\":[],\"binaries\":[{}]}");
    Files.writeString(target.deployRecord(), "{\"context\":\"dev\"}");
    Files.writeString(target.sbom(), "[]");

    assertThat(page()).contains("<h1>room 1.4.0</h1>").doesNotContain("<h2>");
  }

  @Test
  void isWrittenAgainOnlyWhenSomethingIsNewer() throws Exception {
    writeImage();
    report.write();
    FileTime old =
        FileTime.fromMillis(Files.getLastModifiedTime(target.imageRecord()).toMillis() + 1);
    Files.setLastModifiedTime(target.report(), old);

    report.write();
    assertThat(Files.getLastModifiedTime(target.report())).isEqualTo(old);

    deploy(Optional.of(4), Optional.empty());
    Files.setLastModifiedTime(target.deployRecord(), FileTime.fromMillis(old.toMillis() + 60_000));
    report.write();
    assertThat(Files.readString(target.report())).contains("Namespace shop");
  }

  @Test
  void isWrittenAgainWhenARunCompiledThoughItGaveTheSameBinaries() throws Exception {
    Files.writeString(target.sbom(), "{\"components\":[]}");
    new BuildRecord("go1.26.8", List.of(), List.of(binary(ARM, 2_000_000, 1))).writeTo(target);
    report.write();
    new BuildRecord("go1.26.8", List.of(), List.of(binary(ARM, 2_000_000, 4))).writeTo(target);
    FileTime later =
        FileTime.fromMillis(Files.getLastModifiedTime(target.report()).toMillis() + 60_000);
    Files.setLastModifiedTime(target.buildRecord(), later);

    report.write();
    assertThat(Files.readString(target.report())).contains("0.00 s to 1.00 s");

    Files.createDirectories(target.compileState().getParent());
    Files.setLastModifiedTime(Files.writeString(target.compileState(), "{}"), later);
    report.write();
    assertThat(Files.readString(target.report())).contains("0.00 s to 4.00 s");
  }

  private String page() throws IOException {
    return report.page();
  }

  private void writeImage() throws IOException {
    new ImageRecord(
            "registry.example.com/room",
            List.of("1.4.0", "latest"),
            "sha256:00",
            false,
            new ImageRecord.Base("static", Optional.empty()),
            List.of(new PlatformImageRecord(
                ARM,
                "sha256:01",
                "sha256:02",
                900_000,
                Map.of("room", "03"),
                List.of(new LayerRecord("sha256:aa", "sha256:bb", 220_000)))))
        .writeTo(target);
  }

  private void deploy(Optional<Integer> ready, Optional<Diagnosis> failure) throws IOException {
    new DeployRecord(
            "dev",
            "shop",
            Optional.of("room:1.4.0"),
            List.of(new DeployedObject("Deployment", "room", "created")),
            6.7,
            ready,
            Optional.of("http://127.0.0.1:30080/"),
            failure)
        .writeTo(target);
  }

  private Binary binary(Platform platform, long size, double seconds) {
    return new Binary(
        "room",
        ".",
        platform,
        target.binaries(platform).resolve("room"),
        size,
        "00",
        new BuildSpan(1, 1, 0, seconds),
        false);
  }
}
