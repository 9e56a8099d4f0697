package io.github.gok8s.go.buildinfo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.BuildInfo;
import io.github.gok8s.result.LinkedModule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildInfoTextTest {

  @Test
  void readsMainModuleDependenciesAndSettings() {
    BuildInfo info = BuildInfoText.parse("go1.26.8", """
        path\texample.com/room/cmd/room
        mod\texample.com/room\t(devel)\t
        dep\tgolang.org/x/text\tv0.40.0\th1:text=
        dep\tgithub.com/google/uuid\tv1.6.0\th1:uuid=
        build\t-compiler=gc
        build\tCGO_ENABLED=0
        """);

    assertThat(info.mainPackage()).isEqualTo("example.com/room/cmd/room");
    assertThat(info.mainModule())
        .contains(new LinkedModule("example.com/room", Optional.empty(), Optional.empty()));
    assertThat(info.modules())
        .containsExactly(
            new LinkedModule(
                "github.com/google/uuid", Optional.of("v1.6.0"), Optional.of("h1:uuid=")),
            new LinkedModule("golang.org/x/text", Optional.of("v0.40.0"), Optional.of("h1:text=")));
    assertThat(info.settings()).containsEntry("-compiler", "gc").containsEntry("CGO_ENABLED", "0");
  }

  @Test
  void namesTheModuleThatReplacesAnother() {
    BuildInfo info = BuildInfoText.parse("go1.26.8", """
        dep\texample.com/lib\tv1.0.0
        =>\texample.com/fork/lib\tv1.0.1\th1:fork=
        """);

    assertThat(info.modules())
        .containsExactly(new LinkedModule(
            "example.com/fork/lib", Optional.of("v1.0.1"), Optional.of("h1:fork=")));
  }

  @Test
  void givesNoVersionToWhatAFolderReplaces() {
    BuildInfo info = BuildInfoText.parse("go1.26.8", """
        dep\texample.com/lib\tv1.0.0
        =>\t../lib\t(devel)\t
        """);

    assertThat(info.modules())
        .containsExactly(new LinkedModule("example.com/lib", Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "-tags=a,b;-tags;a,b",
        "-ldflags=\"-s -w\";-ldflags;-s -w",
        "-ldflags=\"-X 'main.a=\\\"b\\\"'\";-ldflags;-X 'main.a=\"b\"'",
        "`odd key`=1;odd key;1",
        "key=`raw\\`;key;raw\\",
        "key=\"a\\x41\";key;a\\x41",
        "key=a=b;key;a=b"
      })
  void takesTheQuotesOfSettingsAway(String line, String key, String value) {
    assertThat(BuildInfoText.parse("go1.26.8", "build\t" + line + "\n").settings())
        .containsEntry(key, value);
  }

  @Test
  void passesOverWhatALaterGoMaySay() {
    BuildInfo info = BuildInfoText.parse(
        "go1.40", "news\tof\tthe\tday\nnothing\nbuild\tno equals sign\n=>\tx\n");

    assertThat(info.modules()).isEmpty();
    assertThat(info.settings()).isEmpty();
  }
}
