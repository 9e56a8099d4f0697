package io.github.gok8s.image.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Programs that note how they are called, for docker, kind's nodes and the like.
 *
 * @param folder where they lie, in {@code bin}, and what their scripts run in
 */
public record StandIns(Path folder) {

  /** Makes a program that notes its arguments and runs a script in the folder. */
  public void program(String name, String script) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(
        file,
        "#!/bin/sh\nPATH=/usr/bin:/bin\ncd '" + folder + "'\necho \"" + name + " $*\" >> calls\n"
            + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Gives how they were called, in order. */
  public List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  /** Gives an environment in which they are found, and nothing else. */
  public Map<String, String> environment() {
    return Map.of("PATH", folder.resolve("bin").toString());
  }
}
