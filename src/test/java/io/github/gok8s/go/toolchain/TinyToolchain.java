package io.github.gok8s.go.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.gok8s.go.GoVersion;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The zip of a toolchain that has all that one needs to look like one, and a go command that prints its version. */
final class TinyToolchain {

  final ToolchainModule module;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private TinyToolchain(ToolchainModule module) {
    this.module = module;
  }

  static TinyToolchain of(String version) {
    return of(version, HostPlatform.current());
  }

  static TinyToolchain of(String version, Platform host) {
    TinyToolchain toolchain =
        new TinyToolchain(new ToolchainModule(GoVersion.parse(version).orElseThrow(), host));
    return toolchain
        .with("VERSION", "go" + version + "\ntime 2026-08-28T16:20:06Z\n")
        .with(
            "bin/" + "go" + host.executableSuffix(),
            "#!/bin/sh\necho go version go" + version + "\n")
        .with("bin/" + "gofmt" + host.executableSuffix(), "#!/bin/sh\n")
        .with(
            "pkg/tool/" + host.os() + "_" + host.arch() + "/" + "compile" + host.executableSuffix(),
            "compile")
        .with("lib/wasm/go_js_wasm_exec", "#!/bin/sh\n")
        .with("lib/time/zoneinfo.zip", "zones")
        .with("src/_go.mod", "module std\n")
        .with("src/cmd/_go.mod", "module cmd\n");
  }

  TinyToolchain with(String name, String content) {
    return withEntry(module.prefix() + name, content);
  }

  /** Adds an entry whose name does not get the prefix that all should have. */
  TinyToolchain withEntry(String name, String content) {
    files.put(name, content.getBytes(UTF_8));
    return this;
  }

  byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Path write(Path file) throws IOException {
    return Files.write(file, zip());
  }

  /** Writes the files as an installed Go has them. */
  Path install(Path root) throws IOException {
    Path zip = write(root.resolveSibling(root.getFileName() + ".zip"));
    try (ToolchainZip content = ToolchainZip.open(zip, module.prefix())) {
      content.unpack(root);
    }
    return root;
  }

  String hash() {
    try {
      Path file = Files.createTempFile("tiny", ".zip");
      try (ZipFile zip = new ZipFile(write(file).toFile())) {
        return ModuleHash.of(zip);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the line that a lock file has for it. */
  String line() {
    return ToolchainModule.PATH + " " + module.version() + " " + hash() + "\n";
  }
}
