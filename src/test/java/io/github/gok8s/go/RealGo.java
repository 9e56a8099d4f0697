package io.github.gok8s.go;

import io.github.gok8s.go.toolchain.GoSettings;
import io.github.gok8s.go.toolchain.ToolchainRequest;
import io.github.gok8s.go.toolchain.Toolchains;
import io.github.gok8s.go.toolchain.UserFolders;
import io.github.gok8s.process.ProcessRunner;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Go of this machine, or a provisioned one, behind a script that writes down how it is called. */
final class RealGo {

  private final Toolchain toolchain;
  private final Path script;
  private final Path log;

  private RealGo(Toolchain toolchain, Path script, Path log) {
    this.toolchain = toolchain;
    this.script = script;
    this.log = log;
  }

  /** Finds it, and writes the script into the folder. */
  static RealGo in(Path folder) throws Exception {
    RealGo go = written(folder);
    go.callThrough("");
    return go;
  }

  /** Finds it, and takes the script that is in the folder. */
  static RealGo written(Path folder) throws Exception {
    UserFolders user = UserFolders.current(System.getenv());
    ToolchainRequest request = new ToolchainRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        System.getenv(),
        false,
        user.pluginCache(),
        Optional.empty(),
        Optional.empty(),
        folder);
    Toolchain toolchain = new Toolchains(new ProcessRunner()).resolve(request);
    return new RealGo(
        toolchain, folder.resolve("go.sh"), folder.resolve("go.log").toAbsolutePath());
  }

  /** Says, by lines of a shell, what is done before go is called; the script itself stays the same, as a toolchain does. */
  void callThrough(String lines) throws IOException {
    Path hook = script.resolveSibling("hook.sh");
    // a shell that runs the old one reads on in it
    AtomicFile.move(Files.writeString(script.resolveSibling("new-hook.sh"), lines + "\n"), hook);
    if (!Files.exists(script)) {
      Files.writeString(
          script,
          "#!/bin/sh\necho \"$GOOS/$GOARCH $*\" >> '" + log + "'\n. '" + hook + "'\nexec '"
              + toolchain.executable() + "' \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  GoVersion version() {
    return toolchain.version();
  }

  GoCommand command() throws GoException {
    return command(Map.of(), false);
  }

  /** Gives the command for a user with more variables than this one. */
  GoCommand command(Map<String, String> more, boolean offline) throws GoException {
    return command(more, Map.of(), offline);
  }

  /** Gives the command for a project whose POM names variables. */
  GoCommand commandOf(GoProject project) throws GoException {
    return command(Map.of(), project.environment, false);
  }

  GoCommand command(Map<String, String> more, Map<String, String> poms, boolean offline)
      throws GoException {
    Map<String, String> users = new HashMap<>(System.getenv());
    users.putAll(more);
    return GoCommand.of(
        new Toolchain(script, toolchain.root(), toolchain.version(), "for a test"),
        GoEnvironment.neutral(
            users, GoSettings.writtenBy(UserFolders.current(System.getenv())), poms),
        offline,
        new Timeline(false));
  }

  /** Gives the calls since the last time that somebody asked, each as {@code os/arch arguments}. */
  List<String> calls() throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    List<String> calls = Files.readAllLines(log);
    Files.delete(log);
    return calls;
  }
}
