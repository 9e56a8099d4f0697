package io.github.gok8s.go.test;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;

/**
 * A coverage profile as the tracefile of LCOV ({@code man geninfo}, "FILES"), which editors and many services read.
 *
 * @param profile the profile
 * @param sources where its files are
 */
public record LcovReport(CoverageProfile profile, SourceFiles sources) {

  /** Gives the file. */
  public byte[] text() {
    StringBuilder text = new StringBuilder();
    profile.files().forEach((file, blocks) -> {
      SortedMap<Integer, Long> lines = CoverageProfile.lines(blocks);
      long hit = lines.values().stream().filter(count -> count > 0).count();
      text.append("TN:\nSF:").append(sources.path(file)).append('\n');
      lines.forEach((line, count) ->
          text.append("DA:").append(line).append(',').append(count).append('\n'));
      text.append("LF:").append(lines.size()).append("\nLH:").append(hit);
      text.append("\nend_of_record\n");
    });
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
