package io.github.gok8s.image;

import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildSpan;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.Sha256;
import io.github.gok8s.result.TargetFolder;
import io.github.gok8s.result.Timeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what the tests of images begin with. */
final class Specs {

  static final Instant CREATED = Instant.parse("2026-11-24T08:00:00Z");

  /** For what nobody asks how long it took. */
  static final Timeline TIME = new Timeline(false);

  private Specs() {}

  /** A spec of room:1 with nothing but defaults. */
  static ImageSpec plain(BaseImage base) {
    return of(base, new ImageSpec.Output(false, false, Optional.empty()), "1");
  }

  static ImageSpec of(BaseImage base, ImageSpec.Output output, String... tags) {
    return new ImageSpec(
        new ImageSpec.Naming(
            new ImageName("room"), List.of(tags).stream().map(Tag::new).toList()),
        new ImageSpec.Bases(base, Map.of()),
        new ImageSpec.Container(start(), List.of(), List.of(), Map.of()),
        new ImageSpec.Description(CREATED, Map.of("org.opencontainers.image.title", "Room")),
        output);
  }

  static ImageSpec.Start start() {
    return new ImageSpec.Start(
        List.of("/app/room"),
        List.of(),
        new Environment(Map.of()),
        ContainerUser.NONROOT,
        Optional.empty());
  }

  /** Writes a file in the place of a binary. */
  static Binary binary(TargetFolder target, String name, String platform, String content)
      throws IOException {
    return binary(target, name, platform, content.getBytes(StandardCharsets.UTF_8));
  }

  static Binary binary(TargetFolder target, String name, String platform, byte[] content)
      throws IOException {
    Platform parsed = platform(platform);
    Path file = target.binaries(parsed).resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return new Binary(
        name,
        "./cmd/" + name,
        parsed,
        file,
        content.length,
        Sha256.of(content),
        BuildSpan.lasting(0.1),
        false);
  }

  static Platform platform(String text) {
    try {
      return Platform.parse(text);
    } catch (InvalidPlatformException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
