package io.github.gok8s.image;

import java.util.Optional;

/** How the archive of a layer is stored. */
enum LayerFormat {
  GZIP(Descriptor.LAYER),
  ZSTD("application/vnd.oci.image.layer.v1.tar+zstd"),
  PLAIN("application/vnd.oci.image.layer.v1.tar");

  /** The media type that OCI has for it. */
  private final String mediaType;

  LayerFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Gives the format of a media type, of OCI or of Docker; nothing for what is no layer that an image can be made on. */
  static Optional<LayerFormat> of(String mediaType) {
    return switch (mediaType) {
      case "application/vnd.oci.image.layer.v1.tar+gzip",
          "application/vnd.docker.image.rootfs.diff.tar.gzip" -> Optional.of(GZIP);
      case "application/vnd.oci.image.layer.v1.tar+zstd",
          "application/vnd.docker.image.rootfs.diff.tar.zstd" -> Optional.of(ZSTD);
      case "application/vnd.oci.image.layer.v1.tar",
          "application/vnd.docker.image.rootfs.diff.tar" -> Optional.of(PLAIN);
      default -> Optional.empty();
    };
  }
}
