package io.github.gok8s.go.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.go.test.CoverageProfile.Share;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageProfileTest {

  static final List<String> LINES = List.of(
      "mode: set",
      "example.com/room/main.go:3.24,4.11 1 1",
      "example.com/room/main.go:4.11,6.3 2 0",
      "example.com/room/main.go:7.2,7.14 1 1",
      "example.com/room/door/door.go:3.14,3.26 1 0",
      "not a line of it");

  /** The same code as Go 1.26 and as Go 1.27 tell of it. */
  @Test
  void knowsTheLinesOfBlocksThatEndBeforeALine() {
    assertThat(lines("3.24,4.11 1 1", "4.11,6.3 1 0", "7.2,7.14 1 1", "10.13,12.2 1 0"))
        .isEqualTo("{3=1, 4=1, 5=0, 6=0, 7=1, 10=0, 11=0, 12=0}");
    assertThat(lines("4.2,4.11 1 1", "5.3,6.1 1 0", "7.2,7.14 1 1", "11.2,12.1 1 0"))
        .isEqualTo("{4=1, 5=0, 7=1, 11=0}");
    assertThat(lines("5.1,5.1 1 1")).isEqualTo("{5=1}");
  }

  private static String lines(String... blocks) {
    List<String> profile =
        Stream.of(blocks).map(block -> "sums/main.go:" + block).toList();
    return CoverageProfile.lines(CoverageProfile.parse(profile).files().get("sums/main.go"))
        .toString();
  }

  @Test
  void givesTheShareOfEachPackageAndOfAll() {
    CoverageProfile profile = CoverageProfile.parse(LINES);

    assertThat(profile.shares())
        .containsOnlyKeys("example.com/room", "example.com/room/door")
        .containsEntry("example.com/room", new Share(2, 4))
        .containsEntry("example.com/room/door", new Share(0, 1));
    assertThat(profile.share()).isEqualTo(new Share(2, 5));
    assertThat(profile.share().percent()).isEqualTo(40.0);
    assertThat(profile.isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"set, 1", "count, 5", "atomic, 5"})
  void countsABlockOnceThatTestsOfSeveralPackagesRan(String mode, long count) {
    CoverageProfile profile = CoverageProfile.parse(List.of(
        "mode: " + mode,
        "example.com/room/main.go:3.24,4.11 1 " + (mode.equals("set") ? 1 : 2),
        "example.com/room/main.go:3.24,4.11 1 " + (mode.equals("set") ? 1 : 3),
        "example.com/room/main.go:3.24,4.11 1 0"));

    assertThat(profile.share()).isEqualTo(new Share(1, 1));
    assertThat(CoverageProfile.lines(profile.files().get("example.com/room/main.go")))
        .containsEntry(3, count)
        .containsEntry(4, count)
        .hasSize(2);
  }

  @Test
  void takesOfALinesBlocksTheOneThatRanMost() {
    CoverageProfile profile = CoverageProfile.parse(LINES);

    assertThat(CoverageProfile.lines(profile.files().get("example.com/room/main.go")))
        .hasToString("{3=1, 4=1, 5=0, 6=0, 7=1}");
  }

  @Test
  void passesOverBlocksWithoutStatements() {
    CoverageProfile profile = CoverageProfile.parse(List.of("mode: set", "a/b.go:3.24,4.11 0 0"));

    assertThat(CoverageProfile.lines(profile.files().get("a/b.go"))).isEmpty();
    assertThat(profile.share().percent()).isEqualTo(100);
  }

  @Test
  void knowsFilesWithColonsAndSpacesInTheirNames() {
    CoverageProfile profile =
        CoverageProfile.parse(List.of("mode: set", "example.com/a b/c:1.go:3.1,4.2 1 1"));

    assertThat(profile.shares()).containsOnlyKeys("example.com/a b");
  }

  @Test
  void isEmptyWithoutLines() {
    assertThat(CoverageProfile.parse(List.of("mode: set")).isEmpty()).isTrue();
    assertThat(CoverageProfile.parse(List.of()).isEmpty()).isTrue();
  }
}
