package io.github.gok8s.go;

import io.github.gok8s.go.buildinfo.BuildInfoReader;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildInfo;
import io.github.gok8s.result.LinkedModule;
import io.github.gok8s.result.TargetFolder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Collects the licences of what is linked into binaries, which whoever passes a binary on has to pass on with it.
 *
 * @param module the module that was built
 * @param environment the variables that its go commands see
 */
record LinkedLicenses(GoModule module, Map<String, String> environment) {

  /** Those that {@code go mod vendor} copies, and how others spell them. */
  private static final Pattern NAME = Pattern.compile(
      "(copying|copyright|legal|licen[cs]e|notice|patents|unlicense)([.-].*)?",
      Pattern.CASE_INSENSITIVE);

  private static final List<String> OF_GO = List.of("LICENSE", "PATENTS");

  /** Writes them to {@code target/k8s/licenses}, a folder for each module by its path, and {@code go} for the standard library. */
  void collect(List<Binary> binaries, TargetFolder target) throws GoException, IOException {
    Map<String, byte[]> texts = new HashMap<>();
    for (String name : OF_GO) {
      texts.put("go/" + name, ofGo(name));
    }
    for (LinkedModule linked : linkedInto(binaries)) {
      Optional<Path> folder = folderOf(linked);
      if (folder.isPresent()) {
        for (Path file : licensesIn(folder.get())) {
          texts.put(linked.path() + "/" + file.getFileName(), Files.readAllBytes(file));
        }
      }
    }
    write(texts, target.licenses());
  }

  private static Set<LinkedModule> linkedInto(List<Binary> binaries) throws IOException {
    Set<LinkedModule> modules = new TreeSet<>();
    for (Binary binary : binaries) {
      BuildInfoReader.read(binary.file()).map(BuildInfo::modules).ifPresent(modules::addAll);
    }
    return modules;
  }

  /** Gives the folder of its sources: what go has just compiled is there. */
  private Optional<Path> folderOf(LinkedModule linked) throws GoException, IOException {
    Path base = module.workspace().map(Path::getParent).orElse(module.root());
    Path vendored = base.resolve("vendor").resolve(linked.path());
    if (Files.isDirectory(vendored) && !licensesIn(vendored).isEmpty()) {
      return Optional.of(vendored);
    }
    return linked.version().isEmpty()
        ? module.folderOf(linked.path())
        : Optional.of(moduleCache()
                .resolve(escaped(linked.path()) + "@" + escaped(linked.version().get())))
            .filter(Files::isDirectory);
  }

  /** Finds it as go does: GOMODCACHE, else {@code pkg/mod} in the first of GOPATH, else in {@code go} in the home folder. */
  private Path moduleCache() {
    return given("GOMODCACHE")
        .map(Path::of)
        .or(() -> given("GOPATH")
            .map(list -> Path.of(list.split(File.pathSeparator, -1)[0], "pkg", "mod")))
        .orElseGet(() ->
            Path.of(given("HOME").or(() -> given("USERPROFILE")).orElse(""), "go", "pkg", "mod"));
  }

  private Optional<String> given(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  /**
   * Writes capitals as file systems without them can tell them apart.
   *
   * @see <a href="https://go.dev/ref/mod#module-cache">Module cache</a>
   */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> {
      if (c >= 'A' && c <= 'Z') {
        escaped.append('!').append((char) (c + 'a' - 'A'));
      } else {
        escaped.append((char) c);
      }
    });
    return escaped.toString();
  }

  private static List<Path> licensesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches()
              && Files.isRegularFile(file)
              && !file.toString().endsWith(".go"))
          .sorted()
          .toList();
    }
  }

  private static byte[] ofGo(String name) throws IOException {
    try (InputStream in = LinkedLicenses.class.getResourceAsStream("licenses/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the plugin's jar has no " + name + " of Go");
      }
      return in.readAllBytes();
    }
  }

  private static void write(Map<String, byte[]> texts, Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (!texts.containsKey(folder.relativize(file).toString().replace('\\', '/'))) {
            Files.delete(file);
          }
        }
      }
    }
    for (Map.Entry<String, byte[]> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      AtomicFile.writeIfChanged(file, text.getValue());
    }
  }
}
