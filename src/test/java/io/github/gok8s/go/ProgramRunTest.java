package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the go that writes down its calls is a script")
@Timeout(300)
class ProgramRunTest {

  /** Writes its version and arguments to a file, for the terminal is that of the tests. */
  private static final String WRITER = """
      package main

      import "os"

      var version = "dev"

      func main() {
      	text := "NAME " + version
      	for _, argument := range os.Args[1:] {
      		text += "|" + argument
      	}
      	if err := os.WriteFile("output.txt", []byte(text), 0o644); err != nil {
      		panic(err)
      	}
      	if len(os.Args) == 1 {
      		os.Exit(3)
      	}
      }
      """;

  @TempDir
  Path folder;

  private GoProject project;
  private RealGo go;

  @BeforeEach
  void writeModule() throws Exception {
    go = RealGo.in(folder);
    project = GoProject.hello(folder.resolve("room"));
    project.write("main.go", WRITER.replace("NAME", "room"));
  }

  @Test
  void runsTheProgramInTheModulesFolderWithItsArguments() throws Exception {
    assertThat(run("two words", "-flag", "größe")).isZero();

    assertThat(project.folder.resolve("output.txt")).hasContent("room 1.4.0|two words|-flag|größe");
    assertThat(project.target.path()).doesNotExist();
  }

  @Test
  void tellsThatTheProgramFailed() throws Exception {
    assertThat(run()).isEqualTo(1);
  }

  @Test
  void runsThePrimaryOneOfSeveral() throws Exception {
    project.write("cmd/client/main.go", WRITER.replace("NAME", "client"));

    run("a");
    assertThat(project.folder.resolve("output.txt")).hasContent("room 1.4.0|a");
    project.binaryName = Optional.of("client");
    run("b");
    assertThat(project.folder.resolve("output.txt")).hasContent("client 1.4.0|b");
  }

  @Test
  void asksWhichOneToRunWhereNoneIsThePrimary() throws Exception {
    project.write("cmd/client/main.go", WRITER);
    project.write("cmd/server/main.go", WRITER);
    Files.delete(project.folder.resolve("main.go"));

    assertThatThrownBy(() -> run("a"))
        .isInstanceOf(GoException.class)
        .hasMessage("There are several programs: client, server. Say which one to run by"
            + " -Dk8s.binaryName or -Dk8s.packages.");
  }

  private int run(String... arguments) throws GoException, InterruptedException {
    return new ProgramRun(go.command(), GoModule.in(project.folder), project.options())
        .run(List.of(arguments));
  }
}
