package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/** One {@code <platform>} of {@code <image><platforms>}: platforms that get an image. */
public final class ImagePlatform {

  /** A platform that is built, for example {@code linux/arm64}, or a glob such as {@code linux/arm/*}; {@code all} for all. */
  @Nullable
  String name;

  /** The base image for it, where it differs from {@code <image><base>}. */
  @Nullable
  String base;

  /** Takes the short form, {@code <platforms>linux/amd64,linux/arm64</platforms>}. */
  public void set(String text) {
    name = text;
  }

  String word() {
    return requireNonNullElse(name, "").strip();
  }

  /** Gives an element for a level that was taken apart at a comma. */
  ImagePlatform and(ImagePlatform rest) {
    ImagePlatform whole = new ImagePlatform();
    whole.name = word() + "," + rest.word();
    whole.base = rest.base == null ? base : rest.base;
    return whole;
  }
}
