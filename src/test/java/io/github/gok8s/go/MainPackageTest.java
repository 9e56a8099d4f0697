package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainPackageTest {

  /** The rule is cmd/go/internal/load, DefaultExecName and isVersionElement. */
  @ParameterizedTest
  @CsvSource({
    "example.com/shop/cmd/server,  server",
    "example.com/room,             room",
    "example.com/Room,             Room",
    "room,                         room",
    "example.com/room/v2,          room",
    "example.com/room/v10,         room",
    "example.com/room/v0,          v0",
    "example.com/room/v1,          v1",
    "example.com/room/v02,         v02",
    "example.com/room/v2x,         v2x",
    "example.com/room/vv,          vv",
    "v2,                           v2",
    "gopkg.in/room.v3,             room.v3",
  })
  void namesTheExecutableAsGoDoes(String importPath, String name) {
    assertThat(new MainPackage(importPath, List.of()).executableName()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com/shop,             .",
    "example.com/shop/cmd/server,  ./cmd/server",
    "example.com/shopping/cmd,     example.com/shopping/cmd",
    "example.org/other,            example.org/other",
  })
  void isWrittenRelativeToItsModule(String importPath, String relative) {
    Path folder = Path.of("shop").toAbsolutePath();
    GoModule module = new GoModule(
        folder,
        "example.com/shop",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(folder));

    assertThat(new MainPackage(importPath, List.of()).relativeTo(module)).isEqualTo(relative);
  }

  @Test
  void isEqualWherePathAndFilesAre() {
    List<Path> files = List.of(Path.of("main.go"));

    assertThat(new MainPackage("example.com/room", files))
        .isEqualTo(new MainPackage("example.com/room", List.of(Path.of("main.go"))))
        .hasSameHashCodeAs(new MainPackage("example.com/room", List.of(Path.of("main.go"))))
        .isNotEqualTo(new MainPackage("example.com/hall", files))
        .isNotEqualTo(new MainPackage("example.com/room", List.of()))
        .isNotEqualTo("example.com/room");
  }
}
