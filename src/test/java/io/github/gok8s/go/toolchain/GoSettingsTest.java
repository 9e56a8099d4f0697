package io.github.gok8s.go.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.toolchain.sumdb.SumdbException;
import io.github.gok8s.result.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoSettingsTest {

  @TempDir
  Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @Test
  void theEnvironmentWinsOverTheUsersFileAndThatOverTheInstalledGo() throws Exception {
    Files.createDirectories(folder.resolve(".config/go"));
    Files.writeString(folder.resolve(".config/go/env"), "A=file\nB=file\nC=\n");
    Files.writeString(folder.resolve("go.env"), "A=go\nB=go\nC=go\nD=go\n");
    environment.putAll(Map.of("A", "variable", "B", ""));

    GoSettings settings = GoSettings.read(user(), Optional.of(folder));

    assertThat(settings.get("A")).hasValue("variable");
    assertThat(settings.get("B")).hasValue("file");
    assertThat(settings.get("C")).isEmpty();
    assertThat(settings.get("D")).hasValue("go");
    assertThat(settings.get("E")).isEmpty();
  }

  @Test
  void goEnvNamesAnotherFileOrNone() throws Exception {
    Path file = Files.writeString(folder.resolve("other"), "A=other\n");
    environment.put("GOENV", file.toString());
    assertThat(GoSettings.read(user(), Optional.empty()).get("A")).hasValue("other");

    Files.createDirectories(folder.resolve(".config/go"));
    Files.writeString(folder.resolve(".config/go/env"), "A=file\n");
    environment.put("GOENV", "off");
    assertThat(GoSettings.read(user(), Optional.empty()).get("A")).isEmpty();
  }

  @Test
  void saysThatTheFileCantBeRead() throws Exception {
    Files.createDirectories(folder.resolve(".config/go/env"));

    assertThatThrownBy(() -> GoSettings.read(user(), Optional.empty()))
        .isInstanceOf(GoException.class)
        .hasMessageStartingWith("Go's settings in " + folder + "/.config/go/env can't be read: ");
  }

  @Test
  void readsLinesAsGoDoes() {
    assertThat(GoSettings.parse(List.of(
            "# A=comment", "", "GOPROXY=https://a.example,direct", "lower=no", "X", "Y=a=b")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("GOPROXY", "https://a.example,direct", "Y", "a=b"));
  }

  @ParameterizedTest
  @CsvSource({
    "golang.org/toolchain, true",
    "golang.org, true",
    "golang.org/*, true",
    "'example.com,golang.org/*', true",
    "'*.org', true",
    "*, true",
    "'*.example.com', false",
    "golang.org/x, false",
    "golang.org/toolchain/x, false",
    "golang, false",
    "'', false"
  })
  void aPatternNamesAModuleOrAParent(String patterns, boolean named) {
    assertThat(SumdbSetting.names(patterns, "golang.org/toolchain")).isEqualTo(named);
  }

  @Test
  void readsWhichDatabaseIsAsked() throws Exception {
    assertThat(SumdbSetting.ofGo().direct()).hasToString("https://sum.golang.org");
    assertThat(SumdbSetting.parse("sum.golang.org")).isEqualTo(SumdbSetting.ofGo());
    assertThat(SumdbSetting.parse("sum.golang.google.cn").direct())
        .hasToString("https://sum.golang.google.cn");
    assertThat(SumdbSetting.parse("sum.golang.google.cn").key())
        .isEqualTo(SumdbSetting.ofGo().key());
    assertThat(SumdbSetting.parse("sum.golang.org https://mirror.example/sum").url())
        .hasValueSatisfying(url -> assertThat(url).hasToString("https://mirror.example/sum"));
  }

  @ParameterizedTest
  @CsvSource({
    "sum.example.com",
    "'sum.golang.org https://a.example more'",
    "'sum.golang.org ht tp:'",
    "'sum.golang.org ://'"
  })
  void refusesADatabaseWithoutKey(String text) {
    assertThatThrownBy(() -> SumdbSetting.parse(text)).isInstanceOf(SumdbException.class);
  }

  private UserFolders user() {
    return new UserFolders(new Platform("linux", "amd64", Optional.empty()), environment, folder);
  }
}
