package io.github.gok8s.go;

import io.github.gok8s.go.buildinfo.BuildInfoReader;
import io.github.gok8s.process.EnvironmentVariables;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.BuildInfo;
import io.github.gok8s.result.HostPlatform;
import io.github.gok8s.result.LinkedModule;
import io.github.gok8s.result.StagingFolder;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /**
   * Puts them into {@code target/k8s/licenses}, a folder for each module by its path, and {@code go} for the standard library. Nothing
   * is done where that was done for the same binaries.
   *
   * @param binaries all that were built; those for linux count, which images hold
   */
  void collect(List<Binary> binaries, TargetFolder target) throws GoException, IOException {
    List<Binary> inImages = binaries.stream()
        .filter(binary -> binary.platform().os().equals("linux"))
        .toList();
    byte[] done = inImages.stream()
        .map(binary -> binary.sha256() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
    Path state = target.state("licenses.txt");
    if (Files.isDirectory(target.licenses())
        && Files.exists(state)
        && Arrays.equals(Files.readAllBytes(state), done)) {
      return;
    }
    publish(texts(inImages), target);
    AtomicFile.write(state, done);
  }

  private Map<String, byte[]> texts(List<Binary> binaries) throws GoException, IOException {
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
    return texts;
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

  private Path moduleCache() throws GoException {
    return new GoPath(
            name -> EnvironmentVariables.get(environment, name, HostPlatform.current()),
            System.getProperty("user.home", ""))
        .folder("GOMODCACHE", "pkg/mod");
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

  /** Moves the folder into place as a whole, unless it is as it should be: an image's layer is not made again for new times of files. */
  private static void publish(Map<String, byte[]> texts, TargetFolder target) throws IOException {
    Path folder = target.licenses();
    if (holds(folder, texts)) {
      return;
    }
    try (StagingFolder staging = StagingFolder.in(target.path().resolve("k8s"))) {
      Path fresh = staging.path().resolve("fresh");
      for (Map.Entry<String, byte[]> text : texts.entrySet()) {
        Path file = fresh.resolve(text.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, text.getValue());
      }
      if (Files.exists(folder)) {
        Files.move(folder, staging.path().resolve("old"));
      }
      Files.move(fresh, folder);
    }
  }

  private static boolean holds(Path folder, Map<String, byte[]> texts) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      for (Path file : found) {
        byte[] text = texts.get(folder.relativize(file).toString().replace('\\', '/'));
        if (text == null || !Arrays.equals(text, Files.readAllBytes(file))) {
          return false;
        }
      }
      return found.size() == texts.size();
    }
  }
}
