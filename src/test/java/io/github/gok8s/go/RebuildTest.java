package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(600)
class RebuildTest {

  @TempDir
  Path folder;

  @Test
  void makesTheSameBytesElsewhereWithAnEmptyCache() throws Exception {
    RealGo go = RealGo.in(folder);
    GoProject project = new GoProject(folder.resolve("shop/room"));
    project.write("go.mod", """
        module example.com/room

        go 1.21

        require example.com/near v0.0.0

        replace example.com/near => ../near
        """);
    project.write("../near/go.mod", "module example.com/near\n\ngo 1.21\n");
    project.write("../near/near.go", "package near\n\nconst Name = \"near\"\n");
    project.write("main.go", """
        package main

        import (
        	"example.com/near"
        	"example.com/room/target/generated-sources/made"
        )

        func main() {
        	println(near.Name, made.Name)
        }
        """);
    project.write(
        "target/generated-sources/made/made.go", "package made\n\nconst Name = \"made\"\n");
    // a warm cache would give the binary of the first build, whatever comes of a second one
    project.environment = Map.of("GOCACHE", folder.resolve("warm").toString());
    BuildRecord first = project.build(go.commandOf(project), "host");
    Path elsewhere = folder.resolve("elsewhere");
    go.calls();

    Rebuild.Rebuilt second = new Rebuild(project.matrix(false, "host"))
        .in(elsewhere, go.commandOf(project), new Semaphore(2));

    assertThat(go.calls()).anyMatch(call -> call.contains(" build "));
    assertThat(second.folder()).isEqualTo(elsewhere.resolve("sources/room"));
    assertThat(second.record().binaries().get(0).file())
        .startsWith(second.target().path());
    assertThat(sums(second.record())).isEqualTo(sums(first));
    assertThat(elsewhere.resolve("cache")).isNotEmptyDirectory();
    assertThat(elsewhere.resolve("sources/near/near.go")).exists();
    assertThat(Files.exists(project.target.buildRecord())).isTrue();
  }

  private static List<String> sums(BuildRecord record) {
    return record.binaries().stream().map(Binary::sha256).toList();
  }
}
