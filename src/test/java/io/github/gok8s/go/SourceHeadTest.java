package io.github.gok8s.go;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceHeadTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"func main() {}", "var (", "const x = 1", "type T struct{}", "func\tf() {}"})
  void endsBeforeTheFirstDeclaration(String declaration) {
    String head = """
        // Copyright: größe
        //go:build linux && !cgo

        package main // function var

        import (
        	"fmt"
        	functions "example.com/func"
        )

        """;

    assertThat(head("main.go", head + declaration + "\nvar more = `x`\n/* c */"))
        .isEqualTo(head);
  }

  @Test
  void isTheWholeFileWhereACommentOrAStringMayHideThePackageClause() {
    String comment = "/*\nfunc is no declaration here\n*/\n\npackage main\n\nfunc main() {}\n";
    String cgo =
        "package main\n\n/*\n#cgo LDFLAGS: -lm\nfunc\n*/\nimport \"C\"\n\nfunc main() {}\n";
    String raw = "package main\n\nimport `fmt`\n\nfunc main() {}\n";

    assertThat(head("main.go", comment)).isEqualTo(comment);
    assertThat(head("main.go", cgo)).isEqualTo(cgo);
    assertThat(head("main.go", raw)).isEqualTo(raw);
  }

  @Test
  void isTheWholeFileWhereNothingIsDeclared() {
    String documentation = "// Package room opens doors.\npackage room\n";
    String oneLine = "package main; import \"fmt\"; func main() { fmt.Println() }";

    assertThat(head("doc.go", documentation)).isEqualTo(documentation);
    assertThat(head("main.go", oneLine)).isEqualTo(oneLine);
    assertThat(head("main.go", "")).isEmpty();
  }

  @Test
  void isAllOfTheFilesThatDescribeModules() {
    String text = "module x\n\ngo 1.21\n\nfunc\n";

    assertThat(head("go.mod", text)).isEqualTo(text);
    assertThat(head("go.work", text)).isEqualTo(text);
    assertThat(head("modules.txt", text)).isEqualTo(text);
  }

  @Test
  void isReadOfGoAndOfWhatDescribesModulesOnly() {
    assertThat(SourceHead.isReadOf("main.go")).isTrue();
    assertThat(SourceHead.isReadOf("go.mod")).isTrue();
    assertThat(SourceHead.isReadOf("go.sum")).isFalse();
    assertThat(SourceHead.isReadOf("index.html")).isFalse();
    assertThat(SourceHead.isReadOf("default.pgo")).isFalse();
  }

  private static String head(String name, String content) {
    return new String(SourceHead.of(name, content.getBytes(UTF_8)), UTF_8);
  }
}
