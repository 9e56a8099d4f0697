package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.HostPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolchainTest {

  private static final String TOOLS =
      "pkg/tool/" + HostPlatform.current().port().replace('/', '_') + "/";
  private static final String SUFFIX = HostPlatform.current().executableSuffix();

  @TempDir
  Path root;

  @BeforeEach
  void writeTools() throws Exception {
    for (String tool : new String[] {"bin/go", TOOLS + "compile", TOOLS + "link"}) {
      Files.createDirectories(file(tool).getParent());
      Files.writeString(file(tool), "#!/bin/sh\n");
      Files.setLastModifiedTime(file(tool), FileTime.fromMillis(1_700_000_000_000L));
    }
  }

  @Test
  void hasTheSameIdentityAsLongAsItIsTheSame() {
    assertThat(toolchain("1.26.8").identity())
        .startsWith("go1.26.8 ")
        .isEqualTo(toolchain("1.26.8").identity());
  }

  @Test
  void hasAnotherIdentityInAnotherVersion() {
    assertThat(toolchain("1.26.8").identity()).isNotEqualTo(toolchain("1.26.7").identity());
  }

  /** The go command may stay while the compiler is replaced, as by {@code go install cmd/compile}. */
  @ParameterizedTest
  @ValueSource(strings = {"go", "compile", "link"})
  void hasAnotherIdentityWhenAToolIsReplaced(String tool) throws Exception {
    String name = tool.equals("go") ? "bin/go" : TOOLS + tool;
    String before = toolchain("1.26.8").identity();

    Files.writeString(file(name), "#!/bin/sh\nexit\n");
    Files.setLastModifiedTime(file(name), FileTime.fromMillis(1_700_000_000_000L));
    String larger = toolchain("1.26.8").identity();
    Files.setLastModifiedTime(file(name), FileTime.fromMillis(1_700_000_001_000L));
    String later = toolchain("1.26.8").identity();

    assertThat(before).isNotEqualTo(larger).isNotEqualTo(later);
    assertThat(larger).isNotEqualTo(later);
  }

  @Test
  void hasAnIdentityWithoutItsTools() throws IOException {
    Files.delete(file(TOOLS + "link"));

    assertThat(toolchain("1.26.8").identity()).endsWith("link" + SUFFIX + "@-");
  }

  private Toolchain toolchain(String version) {
    return new Toolchain(
        file("bin/go"), root, GoVersion.parse(version).orElseThrow(), "for a test");
  }

  private Path file(String name) {
    return root.resolve(name + SUFFIX);
  }
}
