package io.github.gok8s.image;

import static io.github.gok8s.image.Specs.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesLayerTest {

  private static final FileOwner NONROOT = new FileOwner(65532, 65532);

  @TempDir
  private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(folder.resolve("static/css"));
    Files.createDirectories(folder.resolve("static/empty"));
    Files.writeString(folder.resolve("static/index.html"), "<html>");
    Files.writeString(folder.resolve("static/css/a.css"), "body");
    Files.writeString(folder.resolve("größe.conf"), "x=1");
  }

  @Test
  void putsAFileUnderItsNewPathOrIntoAFolder() throws Exception {
    assertThat(entries(rule("größe.conf", "/etc/shop.conf"), rule("größe.conf", "/srv/")))
        .containsExactly(
            "etc/ 755 0:0",
            "etc/shop.conf 644 0:0 x=1",
            "srv/ 755 0:0",
            "srv/größe.conf 644 0:0 x=1");
  }

  @Test
  void putsTheContentOfAFolderUnderAnother() throws Exception {
    assertThat(entries(rule("static", "/srv/www")))
        .containsExactly(
            "srv/ 755 0:0",
            "srv/www/ 755 0:0",
            "srv/www/css/ 755 0:0",
            "srv/www/css/a.css 644 0:0 body",
            "srv/www/empty/ 755 0:0",
            "srv/www/index.html 644 0:0 <html>");
  }

  @Test
  void givesFilesAndTheirFoldersModeAndOwner() throws Exception {
    FileRule rule = new FileRule(
        Optional.of(Path.of("static")),
        new ContainerPath("/srv/www"),
        Optional.of(new FileMode(0640)),
        NONROOT);

    assertThat(entries(rule))
        .containsExactly(
            "srv/ 755 0:0",
            "srv/www/ 750 65532:65532",
            "srv/www/css/ 750 65532:65532",
            "srv/www/css/a.css 640 65532:65532 body",
            "srv/www/empty/ 750 65532:65532",
            "srv/www/index.html 640 65532:65532 <html>");
  }

  @Test
  void makesAFolderThatTheUserMayWriteInto() throws Exception {
    assertThat(entries(FileRule.emptyFolder(new ContainerPath("/var/lib/shop/"), NONROOT)))
        .containsExactly("var/ 755 0:0", "var/lib/ 755 0:0", "var/lib/shop/ 755 65532:65532");
  }

  @Test
  void leavesFoldersToTheBaseThatAreLinksOrPrivateThere() throws Exception {
    Files.createDirectories(folder.resolve("root/bin"));
    Files.createDirectories(folder.resolve("root/tmp"));
    Files.writeString(folder.resolve("root/bin/tool"), "tool");
    Files.writeString(folder.resolve("root/tmp/x"), "x");

    assertThat(entries(rule("root", "/"), rule("größe.conf", "/lib/shop/a.conf")))
        .containsExactly(
            "bin/tool 644 0:0 tool",
            "lib/shop/ 755 0:0",
            "lib/shop/a.conf 644 0:0 x=1",
            "tmp/x 644 0:0 x");
  }

  @Test
  void lastRuleWinsAndAWantedFolderKeepsItsOwner() throws Exception {
    assertThat(entries(
            FileRule.emptyFolder(new ContainerPath("/srv"), NONROOT),
            rule("static/index.html", "/srv/a"),
            rule("größe.conf", "/srv/a")))
        .containsExactly("srv/ 755 65532:65532", "srv/a 644 0:0 x=1");
  }

  @Test
  void followsLinks() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("static/css"));

    assertThat(entries(rule("link", "/css")))
        .containsExactly("css/ 755 0:0", "css/a.css 644 0:0 body");
  }

  @Test
  void refusesAPathThatWouldBeAFileAndAFolder() {
    assertThatThrownBy(() -> entries(rule("größe.conf", "/srv"), rule("static", "/srv/www")))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "/srv would be a file and a folder in the image: correct <into> in <image><files>.");
    assertThatThrownBy(() -> entries(rule("static", "/srv/www"), rule("größe.conf", "/srv")))
        .hasMessageStartingWith("/srv would be a file and a folder");
    assertThatThrownBy(() -> entries(FileRule.emptyFolder(new ContainerPath("/"), FileOwner.ROOT)))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "<into> in <image><files> is \"/\", which every image has: name the folder that shall"
                + " be made in <into>, or the files for it in <from>.");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> entries(rule("missing", "/srv/")))
        .isInstanceOf(ImageException.class)
        .hasMessage(folder.resolve("missing")
            + " is not there: <from> in <image><files> has to name a file or a folder of the"
            + " module.");
  }

  @Test
  void refusesLinksThatLeadNowhereOrBack() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("static/css/b.css"), Path.of("../b.css"));

    assertThatThrownBy(() -> entries(rule("static", "/srv/")))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            link + " is a link to " + Path.of("../b.css") + ", which is not there. Remove it, or"
                + " name in <from> of <image><files> only what shall be in the image.");

    Files.delete(link);
    Files.createSymbolicLink(link, Path.of(".."));
    assertThatThrownBy(() -> entries(rule("static", "/srv/")))
        .isInstanceOf(ImageException.class)
        .hasMessage(link + " is a link to .., in which it lies itself. Remove it, or name in"
            + " <from> of <image><files> only what shall be in the image.");
  }

  @Test
  void keepsNumbersOfOwnersThatAnOldTarCouldNotHold() throws Exception {
    FileOwner owner = FileOwner.parse("1000680000:4294967294");

    assertThat(entries(FileRule.emptyFolder(new ContainerPath("/data"), owner)))
        .containsExactly("data/ 755 1000680000:4294967294");
  }

  @Test
  void refusesAFileThatChangesMeanwhile() throws Exception {
    FilesLayer layer = layer(rule("größe.conf", "/etc/"));
    Files.writeString(folder.resolve("größe.conf"), "longer");

    assertThatThrownBy(() -> layer.store(folder.resolve("layer"), LayerBlocks.none(), TIME))
        .isInstanceOf(ImageException.class)
        .hasMessage(folder.resolve("größe.conf")
            + " changed while it was put into the image. Run the same command again when"
            + " nothing writes into it any more.");
  }

  @Test
  void hasAnotherKeyForOtherFilesModesOwnersAndPaths() throws Exception {
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(folder.resolve("größe.conf"), time);
    String key = layer(rule("größe.conf", "/etc/a")).key();

    assertThat(layer(rule("größe.conf", "/etc/a")).key()).isEqualTo(key);
    assertThat(layer(rule("größe.conf", "/etc/b")).key()).isNotEqualTo(key);
    assertThat(layer(FileRule.emptyFolder(new ContainerPath("/etc/a"), NONROOT)).key())
        .isNotEqualTo(key);
    assertThat(layer(new FileRule(
                Optional.of(Path.of("größe.conf")),
                new ContainerPath("/etc/a"),
                Optional.of(new FileMode(0600)),
                FileOwner.ROOT))
            .key())
        .isNotEqualTo(key);
    Files.writeString(folder.resolve("größe.conf"), "x=2");
    assertThat(layer(rule("größe.conf", "/etc/a")).key()).isNotEqualTo(key);
  }

  @Test
  void isNoLayerAtAllWithoutFiles() throws Exception {
    assertThat(new ImageSpec.Additions(folder, List.of(), List.of()).layer()).isEmpty();
  }

  private static FileRule rule(String from, String into) {
    return new FileRule(
        Optional.of(Path.of(from)), new ContainerPath(into), Optional.empty(), FileOwner.ROOT);
  }

  private FilesLayer layer(FileRule... rules) throws IOException, ImageException {
    return new ImageSpec.Additions(folder, List.of(rules), List.of()).layer().orElseThrow();
  }

  private List<String> entries(FileRule... rules) throws IOException, ImageException {
    Path file = folder.resolve("layer");
    layer(rules).store(file, LayerBlocks.none(), TIME);
    List<String> entries = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String content = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        entries.add(entry.getName() + " " + Integer.toOctalString(entry.getMode()) + " "
            + entry.getLongUserId() + ":" + entry.getLongGroupId()
            + (content.isEmpty() ? "" : " " + content));
      }
    }
    return entries;
  }
}
