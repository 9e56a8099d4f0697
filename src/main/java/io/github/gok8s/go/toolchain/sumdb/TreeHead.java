package io.github.gok8s.go.toolchain.sumdb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state of a checksum database: three lines, {@code go.sum database tree}, the size and the root.
 *
 * @param size the number of its records
 * @param root the hash of its Merkle tree
 */
record TreeHead(long size, Hash root) {

  /** What follows the third line is for later versions, and is not read. */
  private static final Pattern TEXT =
      Pattern.compile("go\\.sum database tree\n(0|[1-9]\\d{0,17})\n([^\n]+)\n(?s:.*)");

  static TreeHead parse(String text) throws SumdbException {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new SumdbException("The checksum database sent no tree, but: " + text.strip());
    }
    return new TreeHead(Long.parseLong(matcher.group(1)), Hash.parse(matcher.group(2)));
  }
}
