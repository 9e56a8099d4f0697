package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModFileTest {

  static Stream<Arguments> modules() {
    return Stream.of(
        Arguments.of("module example.com/room", "example.com/room"),
        Arguments.of("module example.com/room\n", "example.com/room"),
        Arguments.of("module example.com/room\r\n\r\ngo 1.26\r\n", "example.com/room"),
        Arguments.of("module \"example.com/room\"", "example.com/room"),
        Arguments.of("module `example.com/room`", "example.com/room"),
        Arguments.of("\t module\t example.com/room // a comment", "example.com/room"),
        Arguments.of("module example.com/room//a comment", "example.com/room"),
        Arguments.of("// Deprecated: use v2.\nmodule example.com/room", "example.com/room"),
        Arguments.of("module (\n\texample.com/room\n)", "example.com/room"),
        Arguments.of(
            "module ( // why ever\n\n\texample.com/room // so\n) // end", "example.com/room"),
        Arguments.of("require ()\nmodule example.com/room", "example.com/room"),
        Arguments.of("module example.com/Room/v2", "example.com/Room/v2"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void readsTheModuleLineInEachOfItsForms(String text, String path) {
    assertThat(ModFile.parse(text).all("module")).containsExactly(List.of(path));
  }

  @Test
  void readsAFileWithEveryDirective() {
    ModFile file = ModFile.parse("""
        // Deprecated: no longer needed.
        module example.com/room

        go 1.26.0

        toolchain go1.26.8

        godebug default=go1.21
        godebug (
        	panicnil=1
        	asynctimerchan=0
        )

        require example.com/one v1.0.0
        require (
        	example.com/two v1.2.3 // indirect
        	example.com/three/v2 v2.0.0-20260101000000-abcdef123456 // indirect; with more
        	"example.com/four" v0.0.1
        )

        exclude example.com/one v1.0.1
        replace example.com/one => ../one
        replace (
        	example.com/two v1.2.3 => example.com/fork v1.2.4
        	example.com/three/v2 => "./with space"
        )
        retract [v1.0.0, v1.0.5] // wrong
        retract (
        	v1.1.0
        	[v1.2.0, v1.2.9] // also wrong
        )
        tool example.com/two/cmd/gen
        tool (
        	example.com/room/cmd/local
        )
        ignore ./node_modules
        ignore (
        	static
        	content/html
        )
        """);

    assertThat(file.all("go")).containsExactly(List.of("1.26.0"));
    assertThat(file.all("toolchain")).containsExactly(List.of("go1.26.8"));
    assertThat(file.all("godebug"))
        .containsExactly(
            List.of("default=go1.21"), List.of("panicnil=1"), List.of("asynctimerchan=0"));
    assertThat(file.all("require"))
        .containsExactly(
            List.of("example.com/one", "v1.0.0"),
            List.of("example.com/two", "v1.2.3"),
            List.of("example.com/three/v2", "v2.0.0-20260101000000-abcdef123456"),
            List.of("example.com/four", "v0.0.1"));
    assertThat(file.all("retract")).hasSize(3);
    assertThat(file.all("tool"))
        .containsExactly(List.of("example.com/two/cmd/gen"), List.of("example.com/room/cmd/local"));
    assertThat(file.all("ignore"))
        .containsExactly(List.of("./node_modules"), List.of("static"), List.of("content/html"));
    assertThat(file.localReplacements()).containsExactly("../one", "./with space");
  }

  static Stream<Arguments> replacements() {
    return Stream.of(
        Arguments.of("replace a.com/x => ../x", List.of("../x")),
        Arguments.of("replace a.com/x v1.0.0 => ../x", List.of("../x")),
        Arguments.of("replace a.com/x => /abs/x", List.of("/abs/x")),
        Arguments.of("replace a.com/x => `C:\\x y`", List.of("C:\\x y")),
        Arguments.of("replace a.com/x => \"C:\\\\x y\"", List.of("C:\\x y")),
        Arguments.of("replace a.com/x => C:\\x", List.of("C:\\x")),
        Arguments.of("replace a.com/x => \"./größe\"", List.of("./größe")),
        Arguments.of("replace a.com/x => ../x//comment", List.of("../x")),
        Arguments.of("replace a.com/x => b.com/x v1.0.0", List.of()),
        Arguments.of("replace a.com/x v1.0.0 => b.com/x v1.0.0 // ../x", List.of()),
        Arguments.of("// replace a.com/x => ../x", List.of()),
        Arguments.of(
            "replace ( // here\n\n a.com/x => ../x\n // c\n b.com/y => ../y\n)",
            List.of("../x", "../y")),
        Arguments.of("replace ()\nreplace a.com/x => ../x", List.of("../x")),
        Arguments.of("replace a.com/x =>", List.of()),
        Arguments.of("replace", List.of()),
        Arguments.of("", List.of()));
  }

  @ParameterizedTest
  @MethodSource("replacements")
  void tellsFoldersFromModulesAmongReplacements(String text, List<String> folders) {
    assertThat(ModFile.parse(text).localReplacements()).isEqualTo(folders);
  }

  @Test
  void endsABlockWhereItEnds() {
    ModFile file = ModFile.parse("use (\n\t./a\n\t./b\n)\ngo 1.26\nuse ./c\n");

    assertThat(file.all("use")).containsExactly(List.of("./a"), List.of("./b"), List.of("./c"));
    assertThat(file.all("go")).containsExactly(List.of("1.26"));
  }

  @Test
  void knowsNothingOfWhatIsNotThere() {
    assertThat(ModFile.parse("module example.com/room").all("toolchain")).isEmpty();
    assertThat(ModFile.parse("go").all("go")).isEmpty();
  }
}
