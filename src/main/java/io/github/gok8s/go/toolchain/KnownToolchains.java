package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The toolchains that were known when this plugin was released. */
final class KnownToolchains {

  /** What is provisioned if nothing asks for a version. */
  static final GoVersion DEFAULT = GoVersion.parse("1.26.8").orElseThrow();

  private static final String RESOURCE = "known-toolchains.sum";

  private KnownToolchains() {}

  /** Reads the checksums that are part of this plugin. */
  static GoSum read() {
    try (InputStream stream = Objects.requireNonNull(
        KnownToolchains.class.getResourceAsStream(RESOURCE), "part of this plugin")) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return GoSum.parse("this plugin's list of toolchains", text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GoException e) {
      throw new IllegalStateException(e);
    }
  }
}
