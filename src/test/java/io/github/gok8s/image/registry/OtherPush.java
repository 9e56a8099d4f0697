package io.github.gok8s.image.registry;

import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.Tag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Pushes in a process of its own, which a test can kill. */
final class OtherPush {

  private OtherPush() {}

  static Process start(TestLayout image, String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OtherPush.class.getName(),
            image.folder().toString(),
            image.digest(),
            name)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Pushes the layout of the first argument, with the digest and to the name that follow, as tag 1. */
  public static void main(String[] arguments) throws Exception {
    try (Access access = new Access()) {
      new ImagePush(access.registries(), new KnownBlobs(new ConcurrentHashMap<>()))
          .push(new PushOrder(
              Path.of(arguments[0]),
              Path.of(arguments[0], "referrers"),
              arguments[1],
              ImageName.parse(arguments[2]),
              List.of(Tag.parse("1")),
              List.of()));
    }
  }
}
