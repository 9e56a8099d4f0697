package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where modules come from and where things are kept, as the POM says it, with the real Go. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(600)
class NetworkAndCachesTest {

  private static final String NO_HASH = "h1:" + "A".repeat(43) + "=\n";

  @TempDir
  Path folder;

  private RealGo go;
  private GoProject project;

  @BeforeEach
  void writeHello() throws Exception {
    go = RealGo.in(folder);
    project = GoProject.hello(folder.resolve("room"));
  }

  @Test
  void areThoseOfThePomForEveryCommand() throws Exception {
    Path seen = folder.resolve("seen");
    go.callThrough("echo \"$1 $GOPROXY $GOPRIVATE\" >> '" + seen + "'");
    require("example.com/private", "main_test.go");
    project.environment = Map.of("GOPROXY", "file:///nowhere", "GOPRIVATE", "example.com/other");

    project.build(go.commandOf(project), "host");

    assertThat(Files.readAllLines(seen))
        .contains("mod file:///nowhere example.com/other")
        .allMatch(line -> line.endsWith(" file:///nowhere example.com/other"));
  }

  /** Go fetches private modules itself, by git; its stand-in tells of it. */
  @ParameterizedTest
  @ValueSource(strings = {"GOPRIVATE=*.invalid", "GONOPROXY=*.invalid", "GOPROXY=direct"})
  void areNotAskedWhereMavenIsOffline(String variable) throws Exception {
    Path asked = folder.resolve("asked");
    Path git = Files.createDirectories(folder.resolve("bin")).resolve("git");
    Files.writeString(git, "#!/bin/sh\necho \"$*\" >> '" + asked + "'\nexit 1\n");
    Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));
    String path = git.getParent() + ":" + System.getenv("PATH");
    require("example.invalid/private.git", "private.go");
    String[] named = variable.split("=");

    for (Map<String, String> poms : List.of(Map.<String, String>of(), Map.of(named[0], named[1]))) {
      Map<String, String> users = Map.of("PATH", path, named[0], named[1]);
      project.environment = poms;
      GoException failure = catchThrowableOfType(
          GoException.class, () -> project.build(go.command(users, poms, true), "host"));

      assertThat(failure).hasMessageContaining("module lookup disabled by GOPROXY=off");
      assertThat(asked).doesNotExist();
    }
  }

  @Test
  void areNoReasonToBuildAgain() throws Exception {
    project.build(go.commandOf(project), "host");
    go.calls();

    project.environment = Map.of("GOPROXY", "file:///nowhere");
    project.build(go.commandOf(project), "host");

    assertThat(go.calls()).isEmpty();
  }

  @Test
  void letLicensesBeFoundInTheModuleCacheOfThePom() throws Exception {
    Path proxy = proxyWith("example.com/far", "v1.2.3");
    project.write(
        "go.mod", "module example.com/room\n\ngo 1.21\n\nrequire example.com/far v1.2.3\n");
    project.write("far.go", "package main\n\nimport _ \"example.com/far\"\n");
    project.environment = Map.of(
        "GOPROXY",
        proxy.toUri().toString(),
        "GOSUMDB",
        "off",
        "GOMODCACHE",
        folder.resolve("modules").toString(),
        "GOFLAGS",
        "-mod=mod -modcacherw");

    project.matrix(true, "linux/amd64").run(go.commandOf(project), new Semaphore(2));

    assertThat(project.target.licenses().resolve("example.com/far/LICENSE")).hasContent("of far");
  }

  private void require(String module, String importer) throws IOException {
    project.write(
        "go.mod", "module example.com/room\n\ngo 1.21\n\nrequire " + module + " v1.0.0\n");
    project.write(importer, "package main\n\nimport _ \"" + module + "\"\n");
    project.write("go.sum", module + " v1.0.0 " + NO_HASH + module + " v1.0.0/go.mod " + NO_HASH);
  }

  /** See <a href="https://go.dev/ref/mod#goproxy-protocol">GOPROXY protocol</a>. */
  private Path proxyWith(String module, String version) throws IOException {
    Path proxy = folder.resolve("proxy");
    Path versions = Files.createDirectories(proxy.resolve(module).resolve("@v"));
    String goMod = "module " + module + "\n\ngo 1.21\n";
    Files.writeString(versions.resolve(version + ".info"), "{\"Version\":\"" + version + "\"}");
    Files.writeString(versions.resolve(version + ".mod"), goMod);
    Map<String, String> files = Map.of(
        "go.mod", goMod, "far.go", "package far\n\nconst Name = \"far\"\n", "LICENSE", "of far");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(versions.resolve(version + ".zip")))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(module + "@" + version + "/" + file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return proxy;
  }
}
