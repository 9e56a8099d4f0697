package io.github.gok8s.go.toolchain.sumdb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to {@code /lookup/}: the record's number, its lines (those of a go.sum), an empty line, a signed tree.
 *
 * @param number the place of the record in the database, counted from 0
 * @param text the lines, with the newline at the end: what the leaf of the Merkle tree is the hash of
 * @param signedTree a signed note with the {@link TreeHead}
 */
record LookupRecord(long number, String text, String signedTree) {

  private static final Pattern ANSWER =
      Pattern.compile("(\\d{1,18})\n(.+?\n)\n(.+)", Pattern.DOTALL);

  static LookupRecord parse(String answer) throws SumdbException {
    Matcher matcher = ANSWER.matcher(answer);
    if (!matcher.matches()) {
      throw new SumdbException("The checksum database sent no record.");
    }
    return new LookupRecord(Long.parseLong(matcher.group(1)), matcher.group(2), matcher.group(3));
  }

  Hash hash() {
    return Hash.ofRecord(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the hashes that the record has for this module's zip. */
  List<String> hashesOf(String module, String version) {
    String start = module + " " + version + " ";
    return text.lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }
}
