package io.github.gok8s.go.test;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code go test -coverprofile} writes: how often each block of statements has run. Where the tests of several
 * packages ran through one block, it counts once, with all that it ran.
 *
 * @param files the blocks of each file, by the name that go has for it: {@code example.com/room/main.go}
 */
public record CoverageProfile(SortedMap<String, SortedMap<Place, Block>> files) {

  private static final Pattern LINE =
      Pattern.compile("(.+):(\\d+)\\.(\\d+),(\\d+)\\.(\\d+) (\\d+) (\\d+)");

  /**
   * Where a block is.
   *
   * @param startLine the line where it starts, counted from 1
   * @param startColumn the column in it
   * @param endLine the line where it ends
   * @param endColumn the column in it
   */
  public record Place(int startLine, int startColumn, int endLine, int endColumn)
      implements Comparable<Place> {

    /** Gives the last line of which something is in it. Since Go 1.27 a block ends at the first column of the line after it. */
    int lastLine() {
      return endColumn == 1 ? Math.max(startLine, endLine - 1) : endLine;
    }

    @Override
    public int compareTo(Place other) {
      int lines = Integer.compare(startLine, other.startLine);
      int columns = lines != 0 ? lines : Integer.compare(startColumn, other.startColumn);
      int ends = columns != 0 ? columns : Integer.compare(endLine, other.endLine);
      return ends != 0 ? ends : Integer.compare(endColumn, other.endColumn);
    }
  }

  /**
   * What a block is.
   *
   * @param statements how many statements it has
   * @param count how often it ran; where the profile only knows whether, 1 for that it did
   */
  public record Block(int statements, long count) {

    private Block and(Block other, boolean isCounting) {
      return new Block(statements, isCounting ? count + other.count : Math.max(count, other.count));
    }
  }

  /**
   * How much of some code has run.
   *
   * @param covered the statements that did
   * @param statements all of them
   */
  public record Share(int covered, int statements) {

    static Share of(Collection<Block> blocks) {
      int all = blocks.stream().mapToInt(Block::statements).sum();
      int covered = blocks.stream()
          .filter(block -> block.count > 0)
          .mapToInt(Block::statements)
          .sum();
      return new Share(covered, all);
    }

    Share and(Share other) {
      return new Share(covered + other.covered, statements + other.statements);
    }

    /** Gives the part of the statements that ran, from 0 to 100; 100 where there are none. */
    public double percent() {
      return statements == 0 ? 100 : 100.0 * covered / statements;
    }
  }

  /** Reads the lines of a profile, or of several; lines that are none are passed over. */
  public static CoverageProfile parse(List<String> lines) {
    boolean isCounting =
        lines.stream().anyMatch(line -> line.equals("mode: count") || line.equals("mode: atomic"));
    SortedMap<String, SortedMap<Place, Block>> files = new TreeMap<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        Place place = new Place(
            number(matcher, 2), number(matcher, 3), number(matcher, 4), number(matcher, 5));
        Block block = new Block(number(matcher, 6), Long.parseLong(matcher.group(7)));
        files
            .computeIfAbsent(matcher.group(1), file -> new TreeMap<>())
            .merge(place, block, (one, other) -> one.and(other, isCounting));
      }
    }
    return new CoverageProfile(files);
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Gives the share of each package, by import path. */
  public SortedMap<String, Share> shares() {
    SortedMap<String, Share> shares = new TreeMap<>();
    files.forEach(
        (file, blocks) -> shares.merge(packageOf(file), Share.of(blocks.values()), Share::and));
    return shares;
  }

  /** Gives the share of all code. */
  public Share share() {
    return shares().values().stream().reduce(new Share(0, 0), Share::and);
  }

  /** Gives how often the lines of a file ran that have statements; of several blocks in a line the one that ran most. */
  static SortedMap<Integer, Long> lines(Map<Place, Block> blocks) {
    SortedMap<Integer, Long> lines = new TreeMap<>();
    blocks.forEach((place, block) -> {
      if (block.statements > 0) {
        for (int line = place.startLine; line <= place.lastLine(); line++) {
          lines.merge(line, block.count, Math::max);
        }
      }
    });
    return lines;
  }

  static String packageOf(String file) {
    return file.substring(0, Math.max(0, file.lastIndexOf('/')));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
