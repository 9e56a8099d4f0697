package io.github.gok8s.go.dist;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The file {@code SHA256SUMS}, as {@code sha256sum} writes and checks it. */
final class Checksums {

  private final Map<String, String> sums = new TreeMap<>();

  /** Adds a file by the name under which it is found. */
  void add(String name, String sha256) {
    sums.put(name, sha256);
  }

  byte[] text() {
    StringBuilder text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
