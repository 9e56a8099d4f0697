package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformTableTest {

  private final List<String> lines = new PlatformTable(TestPorts.ports()).lines();

  @Test
  void saysOfEachPlatformWhetherItBuilds() {
    assertThat(lines)
        .contains(
            "platform           Go 1.26.8",
            "linux/amd64        builds                 first class  image",
            "linux/mips         builds                              image",
            "windows/amd64      builds                 first class",
            "plan9/386          builds",
            "android/arm        needs cgo",
            "darwin/386         dropped in Go 1.15",
            "windows/arm        dropped in Go 1.26");
  }

  @Test
  void isSortedBetweenItsHeadingAndItsNote() {
    assertThat(lines.subList(1, lines.size() - 1)).isSorted().hasSize(47 + Port.DROPPED.size());
    assertThat(lines.get(lines.size() - 1)).startsWith("Any other is unknown to Go. Levels: ");
  }

  @Test
  void saysWithWhichGoAPlatformCame() {
    GoVersion older = GoVersion.parse("1.22.12").orElseThrow();

    assertThat(new PlatformTable(TestPorts.ports(older, "openbsd/riscv64")).lines())
        .contains("openbsd/riscv64    came with Go 1.23");
  }
}
