package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.image.ImageAssembly;
import io.github.gok8s.result.Binaries;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.TargetFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageMojoTest {

  @TempDir
  private Path folder;

  private final List<String> log = new ArrayList<>();
  private final ImageMojo goal = new ImageMojo(new ModuleImage(new ImageAssembly()));
  private TargetFolder target;

  @BeforeEach
  void aModuleThatIsBuilt() throws Exception {
    Files.createFile(folder.resolve("go.mod"));
    ExampleMojo.intoRoom(goal, folder, log);
    target = goal.target();
    build("windows/amd64", "linux/arm64", "linux/amd64");
  }

  @Test
  void makesAnImageOfTheLinuxBinariesAndShowsItsSizes() throws Exception {
    goal.execute();

    ImageRecord record = ImageRecord.readFrom(target);
    assertThat(record.platforms())
        .extracting(platform -> platform.platform().toString())
        .containsExactly("linux/amd64", "linux/arm64");
    assertThat(log).hasSize(6);
    assertThat(log.get(0)).startsWith("image   linux/amd64 ");
    assertThat(log.get(2)).startsWith("compare ");
    assertThat(log.get(5))
        .isEqualTo(
            "image   room:1.0 for 2 platforms in " + target.image() + ", " + record.digest());
  }

  @Test
  void saysInOneLineThatNothingHasChanged() throws Exception {
    goal.execute();
    log.clear();

    goal.execute();

    assertThat(log).containsExactly("up to date   image room:1.0 for 2 platforms");
  }

  @Test
  void makesTheImageOfThePlatformsThatAreChosen() throws Exception {
    goal.session.getUserProperties().setProperty("k8s.image.platforms", "linux/arm64");
    goal.session.getUserProperties().setProperty("k8s.image.base", "scratch");

    goal.execute();

    assertThat(ImageRecord.readFrom(target).platforms())
        .extracting(platform -> platform.platform().toString())
        .containsExactly("linux/arm64");
    assertThat(log).last().asString().startsWith("image   room:1.0 for 1 platform in ");
  }

  @Test
  void failsWithoutABinaryForLinux() throws Exception {
    build("windows/amd64");

    assertThatThrownBy(goal::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("There is no binary for linux to put into an image: ");
  }

  private void build(String... platforms) throws Exception {
    List<Binary> binaries = new ArrayList<>();
    for (String text : platforms) {
      Platform platform = Platform.parse(text);
      Path file = target.binaries(platform).resolve("room" + platform.executableSuffix());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      binaries.add(Binaries.of("room", platform, file));
    }
    new BuildRecord("go1.26.8", List.of(), binaries).writeTo(target);
  }
}
