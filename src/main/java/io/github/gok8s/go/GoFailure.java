package io.github.gok8s.go;

import io.github.gok8s.process.Command;
import io.github.gok8s.process.ProcessResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns a go command's failure into an exception: go's own first lines, and what to do where that is known. */
final class GoFailure {

  /**
   * A failure that is known.
   *
   * @param sign found in what go writes
   * @param isMistakeOfUser whether it is the project's, not the machine's
   * @param advice what to do; {@code %s} is the module's folder
   */
  private record Known(Pattern sign, boolean isMistakeOfUser, String advice) {}

  /** The first that fits is taken. */
  private static final List<Known> KNOWN = List.of(
      environment(
          "module lookup disabled by GOPROXY=off",
          "Nothing may be downloaded (mvn -o, or GOPROXY=off), and Go's module cache lacks this. Run once without -o, or keep the modules in the project by \"go mod vendor\"."),
      environment("no space left on device|not enough space on the disk", "The disk is full."),
      environment(
          "signal: killed|cannot allocate memory|out of memory",
          "A compiler was killed, most likely because memory ran out."),
      environment(
          "failed to initialize build cache|GOCACHE is not defined|module cache not found",
          "Set GOCACHE and GOMODCACHE to folders that can be written."),
      environment(
          "terminal prompts disabled|could not read Username|410 Gone|404 Not Found|403 Forbidden|401 Unauthorized",
          "If the module is private, name it in GOPRIVATE, and let git or the netrc file know the credentials."),
      environment(
          "dial tcp|no such host|i/o timeout|TLS handshake|x509: ",
          "The network is in the way: see GOPROXY, HTTPS_PROXY and the certificates."),
      project(
          "missing go\\.sum entry|updates to go\\.(mod|sum|work) needed",
          "Run \"go mod tidy\" in %s and keep the changed go.mod and go.sum."),
      project("inconsistent vendoring", "Run \"go mod vendor\" in %s."),
      project(
          "C compiler .* not found",
          "cgo, and with it the race detector, needs a C compiler: install one, or name it in <buildEnvironment> (-Dk8s.buildEnvironment=CC=…)."),
      project(
          "-race requires cgo",
          "<test><race> (-Dk8s.test.race) needs cgo, which <buildEnvironment> (-Dk8s.buildEnvironment) switches off: leave CGO_ENABLED out there."),
      project(
          "-race is (not|only) supported",
          "Go has no race detector for this machine: leave <test><race> (-Dk8s.test.race) out here."),
      project(
          "requires go >= ",
          "Take that Go by <goVersion> (-Dk8s.goVersion), or lower the version in go.mod or go.work."),
      project(
          "pattern .*: (lstat|open|directory prefix)|directory not found|matched no packages|is not in std",
          "<packages> (-Dk8s.packages) says where to look for programs, as in ./cmd/...; seen from %s."));

  private GoFailure() {}

  /**
   * Makes the exception.
   *
   * @param what a sentence without its full stop: what could not be done
   * @param result how go ended
   * @param command what was run
   * @param variables those of its variables that somebody has to set who runs it by hand
   */
  static GoException of(
      String what, ProcessResult result, Command command, Map<String, String> variables) {
    Path directory = command.directory();
    String output = what + ":\n" + GoOutput.excerpt(result.errors()) + "\n";
    String byHand = "The command, in " + directory + ":\n  " + command.shellLine(variables);
    for (Known known : KNOWN) {
      if (known.sign().matcher(result.errors()).find()) {
        String message =
            output + known.advice().replace("%s", directory.toString()) + "\n" + byHand;
        return known.isMistakeOfUser()
            ? GoException.inProject(message)
            : GoException.inEnvironment(message);
      }
    }
    return GoException.inProject(output + byHand);
  }

  private static Known environment(String sign, String advice) {
    return new Known(Pattern.compile(sign), false, advice);
  }

  private static Known project(String sign, String advice) {
    return new Known(Pattern.compile(sign), true, advice);
  }
}
