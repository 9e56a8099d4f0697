package io.github.gok8s.go.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.result.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolchainZipTest {

  private static final Platform LINUX = new Platform("linux", "amd64", Optional.empty());
  private static final Platform WINDOWS = new Platform("windows", "arm64", Optional.empty());

  @TempDir
  Path folder;

  @Test
  void hashesAsTheGoCommandDoes() throws Exception {
    // given
    Path file = folder.resolve("module.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("prefix/xyz", "prefix/abc")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("data for " + name.substring("prefix/".length())).getBytes(UTF_8));
      }
    }

    // then it is what sha256sum and base64 make of it
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(ModuleHash.of(zip)).isEqualTo("h1:rLyfpGMAgqOnGE2aKOY5Xb6cOc0/YQhPjHBHBwkblhs=");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h1:ZOmGe1OnfREDMIdb1Qi4G9JSuDPBLGExZMQ4nis1RXM="})
  void knowsAHash(String hash) {
    assertThat(ModuleHash.isHash(hash)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "h1:",
        "h1:abc=",
        "h2:ZOmGe1OnfREDMIdb1Qi4G9JSuDPBLGExZMQ4nis1RXM=",
        "sha256:00",
        "ZOmGe1OnfREDMIdb1Qi4G9JSuDPBLGExZMQ4nis1RXM="
      })
  void knowsWhatIsNoHash(String text) {
    assertThat(ModuleHash.isHash(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "bin/go, true",
    "bin/gofmt, true",
    "bin/go.exe, true",
    "pkg/tool/linux_amd64/compile, true",
    "pkg/tool/windows_arm64/link.exe, true",
    "lib/wasm/go_js_wasm_exec, true",
    "lib/wasm/go_wasip1_wasm_exec, true",
    "lib/go_android_arm_exec, true",
    "lib/wasm/wasm_exec.js, false",
    "lib/time/zoneinfo.zip, false",
    "pkg/include/textflag.h, false",
    "src/cmd/go/go_test_x_exec, false",
    "src/make.bash, false",
    "VERSION, false"
  })
  void makesExecutableWhatTheGoCommandDoes(String name, boolean executable) {
    assertThat(ToolchainZip.isExecutable(name)).isEqualTo(executable);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void setsTheModes() throws Exception {
    Path root = TinyToolchain.of("1.26.8", LINUX).install(folder.resolve("go"));

    assertThat(root.resolve("bin/go")).isExecutable();
    assertThat(root.resolve("pkg/tool/linux_amd64/compile")).isExecutable();
    assertThat(root.resolve("lib/wasm/go_js_wasm_exec")).isExecutable();
    assertThat(Files.isExecutable(root.resolve("VERSION"))).isFalse();
    assertThat(Files.isExecutable(root.resolve("src/go.mod"))).isFalse();
  }

  @Test
  void unpacksTheLayoutOfWindows() throws Exception {
    Path root = TinyToolchain.of("1.26.8", WINDOWS).install(folder.resolve("go"));

    assertThat(GoInstallation.in(root, WINDOWS))
        .hasValueSatisfying(
            go -> assertThat(go.executable()).isEqualTo(root.resolve("bin/go.exe")));
    assertThat(GoInstallation.in(root, LINUX)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "bin/../../evil",
        "bin/..",
        "/etc/passwd",
        "bin//go",
        "./bin/go",
        "bin/./go",
        "bin/",
        "..\\evil",
        "C:evil",
        "bin/go\n",
        "bin/go:stream",
        ".."
      })
  void refusesOddNames(String name) throws Exception {
    TinyToolchain toolchain = TinyToolchain.of("1.26.8").with(name, "");

    assertRefused(
        toolchain, "it has an entry that no toolchain has: " + toolchain.module.prefix() + name);
  }

  @Test
  void refusesFilesOfAnotherModule() throws Exception {
    TinyToolchain toolchain = TinyToolchain.of("1.26.8")
        .withEntry("golang.org/toolchain@v0.0.1-go1.26.7.linux-amd64/bin/go", "");

    assertRefused(
        toolchain,
        "it has an entry that no toolchain has: golang.org/toolchain@v0.0.1-go1.26.7.linux-amd64/bin/go");
  }

  @Test
  void takesNamesWithDotsInThem() throws Exception {
    Path root = TinyToolchain.of("1.26.8")
        .with("src/a..b/..c/.d/e...go", "content")
        .install(folder.resolve("go"));

    assertThat(root.resolve("src/a..b/..c/.d/e...go")).hasContent("content");
  }

  private void assertRefused(TinyToolchain toolchain, String message) throws Exception {
    Path zip = toolchain.write(folder.resolve("toolchain.zip"));

    assertThatThrownBy(() -> ToolchainZip.open(zip, toolchain.module.prefix()))
        .isInstanceOf(ZipException.class)
        .hasMessage(message);
  }
}
