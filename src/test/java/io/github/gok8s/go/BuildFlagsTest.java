package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuildFlagsTest {

  private static final VersionStamp STAMP = new VersionStamp("main.version", "1.4.0");

  @Test
  void areReproducibleAndSmallByDefault() {
    assertThat(flags(List.of(), "", "", true).arguments(false))
        .containsExactly("-trimpath", "-buildvcs=false", "-ldflags=-s -w");
  }

  @Test
  void stampTheVersionWhereItsVariableIs() {
    assertThat(flags(List.of(), "", "", true).arguments(true))
        .containsExactly("-trimpath", "-buildvcs=false", "-ldflags=-s -w -X main.version=1.4.0");
  }

  @Test
  void putWhatThePomSaysLastSoThatItWins() {
    assertThat(flags(List.of("netgo", "osusergo"), " -X main.version=own\n", " all=-l ", true)
            .arguments(true))
        .containsExactly(
            "-trimpath",
            "-buildvcs=false",
            "-tags=netgo,osusergo",
            "-gcflags=all=-l",
            "-ldflags=-s -w -X main.version=1.4.0 -X main.version=own");
  }

  @Test
  void leaveOutWhatIsEmpty() {
    assertThat(flags(List.of(), "  ", "\n", false).arguments(false))
        .containsExactly("-trimpath", "-buildvcs=false");
  }

  @Test
  void keepSymbolsWhereTheyAreNotStripped() {
    assertThat(flags(List.of(), "-linkmode=external", "", false).arguments(true))
        .contains("-ldflags=-X main.version=1.4.0 -linkmode=external");
  }

  private static BuildFlags flags(
      List<String> tags, String ldflags, String gcflags, boolean strip) {
    return new BuildFlags(tags, ldflags, gcflags, strip, STAMP);
  }
}
