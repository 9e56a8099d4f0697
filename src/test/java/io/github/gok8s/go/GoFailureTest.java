package io.github.gok8s.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFailureTest {

  private static final Path FOLDER = Path.of("/shop");
  private static final Command COMMAND =
      new Command(List.of("go", "build", "-ldflags=-s -w"), Map.of("PATH", "/bin"), FOLDER);

  @Test
  void tellsWhatGoSaysAndHowToSeeItByHand() {
    GoException failure = of("# example.com/room\n./main.go:4:2: undefined: x\n");

    assertThat(failure).hasMessage("""
        example.com/room does not build for linux/arm64:
          # example.com/room
          ./main.go:4:2: undefined: x
        The command, in /shop:
          GOARCH=arm64 GOOS=linux go build '-ldflags=-s -w'""");
    assertThat(failure.isMistakeOfUser()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go: example.com/x@v1.0.0: module lookup disabled by GOPROXY=off | false | Nothing may be downloaded (mvn -o, or GOPROXY=off), and Go's module cache lacks this. Run once without -o, or keep the modules in the project by \"go mod vendor\".",
        "compile: writing output: write $WORK/b001/_pkg_.a: no space left on device | false | The disk is full.",
        "/usr/local/go/pkg/tool/linux_amd64/link: signal: killed | false | A compiler was killed, most likely because memory ran out.",
        "failed to initialize build cache at /.cache/go-build: mkdir /.cache: permission denied | false | Set GOCACHE and GOMODCACHE to folders that can be written.",
        "fatal: could not read Username for 'https://git.example.com': terminal prompts disabled | false | If the module is private, name it in GOPRIVATE, and let git or the netrc file know the credentials.",
        "go: example.com/x@v1.0.0: Get \"https://proxy.example.com\": dial tcp: lookup proxy.example.com: no such host | false | The network is in the way: see GOPROXY, HTTPS_PROXY and the certificates.",
        "main.go:3:8: missing go.sum entry for module providing package example.com/x; to add: | true | Run \"go mod tidy\" in /shop and keep the changed go.mod and go.sum.",
        "go: updates to go.mod needed; to update it: | true | Run \"go mod tidy\" in /shop and keep the changed go.mod and go.sum.",
        "go: inconsistent vendoring in /shop: | true | Run \"go mod vendor\" in /shop.",
        "cgo: C compiler \"gcc\" not found: exec: \"gcc\": executable file not found in $PATH | true | cgo, and with it the race detector, needs a C compiler: install one, or name it in <buildEnvironment> (-Dk8s.buildEnvironment=CC=…).",
        "go: -race requires cgo; enable cgo by setting CGO_ENABLED=1 | true | <test><race> (-Dk8s.test.race) needs cgo, which <buildEnvironment> (-Dk8s.buildEnvironment) switches off: leave CGO_ENABLED out there.",
        "-race is not supported on linux/386 | true | Go has no race detector for this machine: leave <test><race> (-Dk8s.test.race) out here.",
        "go: go.mod requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local) | true | Take that Go by <goVersion> (-Dk8s.goVersion), or lower the version in go.mod or go.work.",
        "pattern ./nope/...: lstat ./nope/: no such file or directory | true | <packages> (-Dk8s.packages) says where to look for programs, as in ./cmd/...; seen from /shop.",
        "stat /shop/nope: directory not found | true | <packages> (-Dk8s.packages) says where to look for programs, as in ./cmd/...; seen from /shop.",
        "package cmd/nope is not in std (/usr/local/go/src/cmd/nope) | true | <packages> (-Dk8s.packages) says where to look for programs, as in ./cmd/...; seen from /shop.",
      })
  void saysWhatToDoWhereThatIsKnown(String output, boolean isMistakeOfUser, String advice) {
    GoException failure = of(output);

    assertThat(failure)
        .hasMessage("example.com/room does not build for linux/arm64:\n  " + output + "\n" + advice
            + "\nThe command, in /shop:\n  GOARCH=arm64 GOOS=linux go build '-ldflags=-s -w'");
    assertThat(failure.isMistakeOfUser()).isEqualTo(isMistakeOfUser);
  }

  private static GoException of(String errors) {
    return GoFailure.of(
        "example.com/room does not build for linux/arm64",
        new ProcessResult(1, "", errors),
        COMMAND,
        Map.of("GOOS", "linux", "GOARCH", "arm64"));
  }
}
