package io.github.gok8s.go.toolchain;

import io.github.gok8s.go.GoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hash that a toolchain's zip must have.
 *
 * @param source who says so, for messages
 * @param hash {@code h1:…}
 */
record ExpectedHash(String source, String hash) {

  /** Gives what the user and this plugin know of a toolchain, without asking anybody. */
  static List<ExpectedHash> known(ToolchainRequest request, ToolchainModule module, GoSum shipped)
      throws GoException {
    List<ExpectedHash> hashes = new ArrayList<>();
    Optional<String> pinned = request.checksum().map(String::strip);
    if (pinned.isPresent()) {
      if (!ModuleHash.isHash(pinned.get())) {
        throw GoException.inProject(
            "<goChecksum> (-Dk8s.goChecksum) is \"" + pinned.get()
                + "\", which is no checksum of a Go toolchain: that is h1: and 44 characters of base64.");
      }
      hashes.add(new ExpectedHash("<goChecksum> (-Dk8s.goChecksum)", pinned.get()));
    }
    if (request.lockFile().isPresent()) {
      hashes.addAll(in(GoSum.read(request.lockFile().get()), module));
    }
    hashes.addAll(in(shipped, module));
    return hashes;
  }

  /**
   * Checks a zip's hash.
   *
   * @param origin where the zip is from, for the message
   * @throws GoException if one of those who know says otherwise
   */
  static void check(
      List<ExpectedHash> expected, String actual, ToolchainModule module, String origin)
      throws GoException {
    for (ExpectedHash hash : expected) {
      if (!hash.hash().equals(actual)) {
        throw GoException.inEnvironment(String.format(
            "%s from %s has the checksum %s, but %s says %s. It was not taken. "
                + "If it is what you mean, correct that; if not, somebody has changed it.",
            module, origin, actual, hash.source(), hash.hash()));
      }
    }
  }

  private static List<ExpectedHash> in(GoSum sums, ToolchainModule module) {
    return sums.hashesOf(module).stream()
        .map(hash -> new ExpectedHash(sums.name(), hash))
        .toList();
  }
}
