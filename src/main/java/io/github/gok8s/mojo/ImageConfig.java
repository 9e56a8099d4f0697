package io.github.gok8s.mojo;

import org.jspecify.annotations.Nullable;

/** The {@code <image>} element. */
public final class ImageConfig {

  /** The image's name without tag, for example {@code registry.example.com/shop/html-server}. */
  @Nullable
  String name;
}
