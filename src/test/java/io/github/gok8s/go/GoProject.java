package io.github.gok8s.go;

import io.github.gok8s.go.BuildOptions.Naming;
import io.github.gok8s.result.BuildRecord;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A module on disk, and how a test builds it; the defaults are those of the plugin. */
final class GoProject {

  static final String HELLO = """
      package main

      var version = "dev"

      func main() {
      	println("hello", version)
      }
      """;

  final Path folder;
  final TargetFolder target;
  List<String> packages = List.of();
  List<String> tags = List.of();
  String ldflags = "";
  String version = "1.4.0";
  Map<String, String> environment = Map.of();
  Optional<String> binaryName = Optional.empty();
  boolean keepGoing;

  GoProject(Path folder) {
    this.folder = folder;
    this.target = new TargetFolder(folder.resolve("target"));
  }

  /** Makes a module whose program says hello, and its version. */
  static GoProject hello(Path folder) throws IOException {
    GoProject project = new GoProject(folder);
    project.write("go.mod", "module example.com/room\n\ngo 1.21\n");
    project.write("main.go", HELLO);
    return project;
  }

  /** Makes a module that links one with a version, and one that lies beside it; both are vendored. */
  static GoProject withDependencies(Path folder) throws IOException {
    GoProject project = new GoProject(folder);
    project.write("go.mod", """
        module example.com/room

        go 1.21

        require (
        	example.com/Far v1.2.3
        	example.com/near v0.0.0
        )

        replace example.com/near => ./near
        """);
    project.write("near/go.mod", "module example.com/near\n\ngo 1.21\n");
    project.write("near/near.go", "package near\n\nconst Name = \"near\"\n");
    project.write("vendor/example.com/Far/far.go", "package far\n\nconst Name = \"far\"\n");
    project.write("vendor/example.com/near/near.go", "package near\n\nconst Name = \"near\"\n");
    project.write("vendor/modules.txt", """
        # example.com/Far v1.2.3
        ## explicit; go 1.21
        example.com/Far
        # example.com/near v0.0.0 => ./near
        ## explicit; go 1.21
        example.com/near
        # example.com/near => ./near
        """);
    project.write("main.go", """
        package main

        import (
        	"example.com/Far"
        	"example.com/near"
        )

        func main() {
        	println(far.Name, near.Name)
        }
        """);
    return project;
  }

  Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  void append(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content, StandardOpenOption.APPEND);
  }

  BuildRecord build(GoCommand go, String... platforms)
      throws GoException, InterruptedException, IOException {
    return matrix(false, platforms).run(go, new Semaphore(2)).record();
  }

  MatrixBuild matrix(boolean forImage, String... platforms) throws GoException {
    return new MatrixBuild(GoModule.in(folder), List.of(platforms), options(), target, forImage);
  }

  BuildOptions options() throws GoException {
    BuildFlags flags = new BuildFlags(
        tags, ldflags, "", true, VersionStamp.of(VersionStamp.DEFAULT_VARIABLE, version));
    return new BuildOptions(packages, flags, environment, Naming.of(binaryName, "room"), keepGoing);
  }

  /** Runs a program, and gives what it wrote. */
  static String run(Path program) throws Exception {
    Process process =
        new ProcessBuilder(program.toString()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}
