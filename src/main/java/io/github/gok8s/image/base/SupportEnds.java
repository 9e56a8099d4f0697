package io.github.gok8s.image.base;

import io.github.gok8s.image.ImageReference;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows until when the publishers of widespread base images mend them. */
enum SupportEnds {
  DISTROLESS_10("gcr\\.io/distroless/.+-debian10(:.*)?", "2024-06-30", "debian13"),
  DISTROLESS_11("gcr\\.io/distroless/.+-debian11(:.*)?", "2025-08-31", "debian13"),
  DISTROLESS_12("gcr\\.io/distroless/.+-debian12(:.*)?", "2026-09-30", "debian13"),
  ALPINE_OLD(
      "docker\\.io/library/alpine:(2|3\\.\\d|3\\.1[0-7])(\\..*)?", "2024-11-22", "alpine:3.24"),
  ALPINE_18("docker\\.io/library/alpine:3\\.18(\\..*)?", "2025-05-09", "alpine:3.24"),
  ALPINE_19("docker\\.io/library/alpine:3\\.19(\\..*)?", "2025-11-01", "alpine:3.24"),
  ALPINE_20("docker\\.io/library/alpine:3\\.20(\\..*)?", "2026-04-01", "alpine:3.24"),
  ALPINE_21("docker\\.io/library/alpine:3\\.21(\\..*)?", "2026-11-01", "alpine:3.24"),
  DEBIAN_10("docker\\.io/library/debian:(10|buster)([.-].*)?", "2024-06-30", "debian:13"),
  DEBIAN_11("docker\\.io/library/debian:(11|bullseye)([.-].*)?", "2026-08-31", "debian:13"),
  UBUNTU_18("docker\\.io/library/ubuntu:(18\\.04|bionic)(-.*)?", "2023-05-31", "ubuntu:24.04"),
  UBUNTU_20("docker\\.io/library/ubuntu:(20\\.04|focal)(-.*)?", "2025-05-31", "ubuntu:24.04");

  private final Pattern pattern;
  private final LocalDate end;
  private final String successor;

  SupportEnds(String pattern, String end, String successor) {
    this.pattern = Pattern.compile(pattern);
    this.end = LocalDate.parse(end);
    this.successor = successor;
  }

  /** Gives a warning if an image's support has ended by a day. */
  static Optional<String> warning(ImageReference reference, LocalDate today) {
    for (SupportEnds row : values()) {
      if (row.pattern.matcher(reference.withoutDigest()).matches() && today.isAfter(row.end)) {
        return Optional.of("The support of the base image " + reference.withoutDigest()
            + " has ended (" + row.end + "), so nobody mends it any more: take " + row.successor
            + " in <image><base> (-Dk8s.image.base).");
      }
    }
    return Optional.empty();
  }
}
