package io.github.gok8s.go.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.gok8s.process.ProcessRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What another build does at the same time: run in a JVM of its own, or by a class loader of its own. */
public final class OtherBuild {

  private OtherBuild() {}

  /** Does what the first argument says, with the others. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("hold")) {
      hold(Path.of(args[1]));
    } else {
      Requests request = Requests.in(Path.of(args[1]))
          .goVersion(args[2])
          .environment("GOPROXY", args[3])
          .checksum(args[4]);
      System.out.println(new Toolchains(new ProcessRunner())
          .resolve(request.build(), request.user(), new GoSum("nothing", List.of()))
          .reason());
    }
  }

  static Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:auto",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        OtherBuild.class.getName()));
    Collections.addAll(command, args);
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors(new File(args[1]))))
        .start();
  }

  /** Gives a file in the folder of the test, for what it says of failures. */
  private static File errors(File place) {
    return new File(place.isDirectory() ? place : place.getParentFile(), "other-build.errors");
  }

  /** Adds one to the number in a file, in a way that loses some if another does it at the same time. */
  public static void count(String lock, String counter) throws Exception {
    new CacheLock(Path.of(lock), () -> {}).hold(() -> {
      Path file = Path.of(counter);
      int number = Integer.parseInt(Files.readString(file));
      return Files.writeString(file, String.valueOf(number + 1));
    });
  }

  private static void hold(Path lock) throws Exception {
    new CacheLock(lock, () -> {}).hold(() -> {
      System.out.write("held\n".getBytes(UTF_8));
      System.out.flush();
      return System.in.read();
    });
  }
}
