package io.github.gok8s.image;

import static io.github.gok8s.image.Specs.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.image.base.TestImage;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digests depend on what goes in alone; {@code it/same-digests-everywhere} compares JDKs, too. */
class SameBytesTest {

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir
  private Path folder;

  @AfterEach
  void beHereAgain() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "tr-TR,               Pacific/Chatham",
    "th-TH-u-ca-buddhist, Asia/Kathmandu",
    "ar-EG-u-nu-arab,     America/St_Johns",
    "hi-IN-u-nu-deva,     UTC",
  })
  void areMadeInEveryLanguageAndTimeZone(String language, String time) throws Exception {
    ImageRecord here = make("here");

    Locale.setDefault(Locale.forLanguageTag(language));
    TimeZone.setDefault(TimeZone.getTimeZone(time));

    assertThat(make("there")).isEqualTo(here);
  }

  @Test
  void areMadeOfFilesOfAnyTime() throws Exception {
    ImageRecord now = make("now");
    writeFiles("then");
    try (var files = Files.walk(folder.resolve("then"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
      }
    }

    assertThat(make("then")).isEqualTo(now);
  }

  private ImageRecord make(String name) throws Exception {
    writeFiles(name);
    TargetFolder target = new TargetFolder(folder.resolve(name).resolve("target"));
    Binary room = Specs.binary(target, "room", "linux/amd64", "Oh hai");
    Platform platform = room.platform();
    ImageSpec plain = Specs.of(
        BaseImage.parse("example.com/base:1"),
        new ImageSpec.Output(false, false, Optional.empty()),
        "1");
    TestImage base = new TestImage();
    byte[] tar = TestImage.tar("etc/base", "base");
    PulledBase pulled = new PulledBase(
        ImageReference.parse("example.com/base:1"),
        "sha256:1",
        "sha256:2",
        TestImage.object("{'config':{'Env':['I=i'],'Labels':{'I':'i'}}}"),
        List.of(new PulledLayer(
            "base", base.put(TestImage.PLAIN_LAYER, tar), TestImage.digest(tar), base)));
    ImageSpec spec = new ImageSpec(
        plain.naming(),
        new ImageSpec.Bases(plain.bases().usual(), Map.of(), Map.of(platform, pulled)),
        new ImageSpec.Container(
            Specs.start(),
            ExposedPort.parse(List.of("8080", "53/udp")),
            List.of(),
            Map.of("INFO", "Iı", "info", "İi")),
        plain.description(),
        plain.output(),
        new ImageSpec.Additions(
            folder.resolve(name),
            List.of(new FileRule(
                Optional.of(Path.of("files")),
                new ContainerPath("/srv"),
                Optional.empty(),
                FileOwner.ROOT)),
            List.of()));
    return new ImageAssembly().assemble(spec, List.of(room), target, TIME).record();
  }

  private void writeFiles(String name) throws IOException {
    Path files = Files.createDirectories(folder.resolve(name).resolve("files/I"));
    Files.writeString(files.resolve("INDEX.html"), "<html>");
    Files.writeString(files.resolve("ındex.html"), "<html>");
  }
}
