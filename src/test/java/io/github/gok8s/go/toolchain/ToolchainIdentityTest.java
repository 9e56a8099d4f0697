package io.github.gok8s.go.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.go.Toolchain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainIdentityTest {

  private static final FileTime TIME = FileTime.fromMillis(1_790_000_000_000L);

  @TempDir
  Path folder;

  private Path root;

  @BeforeEach
  void install() throws Exception {
    root = TinyToolchain.of("1.26.8").install(folder.resolve("go"));
    for (Path file : List.of(executable(), root.resolve("VERSION"), compiler())) {
      Files.setLastModifiedTime(file, TIME);
    }
  }

  @Test
  void namesVersionSizesAndTimes() throws Exception {
    assertThat(identity())
        .isEqualTo("go1.26.8 go:" + Files.size(executable()) + "@1790000000000 VERSION:"
            + Files.size(root.resolve("VERSION")) + "@1790000000000 compile:7@1790000000000");
  }

  @Test
  void staysWhereNothingChanges() throws Exception {
    assertThat(identity()).isEqualTo(identity());
  }

  @Test
  void changesWithTheCompilerAndTheGoCommand() throws Exception {
    String before = identity();

    Files.writeString(compiler(), "another one");
    String withAnotherCompiler = identity();
    Files.setLastModifiedTime(executable(), FileTime.fromMillis(0));

    assertThat(withAnotherCompiler).isNotEqualTo(before);
    assertThat(identity()).isNotEqualTo(withAnotherCompiler);
  }

  private String identity() throws Exception {
    return ToolchainIdentity.of(toolchain());
  }

  private Toolchain toolchain() {
    return GoInstallation.in(root, HostPlatform.current()).orElseThrow().toolchain("");
  }

  private Path executable() {
    return toolchain().executable();
  }

  private Path compiler() {
    HostPlatform host = HostPlatform.current();
    return root.resolve(
        "pkg/tool/" + host.os() + "_" + host.architecture() + "/" + host.program("compile"));
  }
}
