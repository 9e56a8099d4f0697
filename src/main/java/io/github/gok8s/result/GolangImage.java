package io.github.gok8s.result;

/** The image in which programs of Go are often built, and sometimes shipped. */
public final class GolangImage {

  /** Its name. */
  public static final String NAME = "golang:1.14";

  /** What {@code docker image ls} showed for it, in bytes: it is what the lab's first build runs in. */
  public static final long UNPACKED = 810_000_000;

  private GolangImage() {}
}
