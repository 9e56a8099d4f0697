package io.github.gok8s.go;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Go module on disk.
 *
 * @param directory the folder of its go.mod, absolute
 * @param path its module path, for example {@code example.com/room}
 * @param minimum the {@code go} line: the lowest version of Go that builds it
 * @param preferred the {@code toolchain} line
 * @param workspace the go.work file that uses this module, if there is one
 * @param folders every folder whose files can get into its binaries: its own, and those of modules that a workspace or
 *     a {@code replace} directive names
 */
public record GoModule(
    Path directory,
    String path,
    Optional<GoVersion> minimum,
    Optional<GoVersion> preferred,
    Optional<Path> workspace,
    List<Path> folders) {

  public static final String GO_MOD = "go.mod";

  private static final String GO_WORK = "go.work";

  /**
   * Reads the module in a folder.
   *
   * @throws GoException if the folder has no go.mod, or none that names a module
   */
  public static GoModule in(Path directory) throws GoException {
    Path folder = directory.toAbsolutePath().normalize();
    Path goMod = folder.resolve(GO_MOD);
    if (!Files.isRegularFile(goMod)) {
      throw GoException.inProject(
          "There is no go.mod in " + folder + ". Write one with \"go mod init MODULE-PATH\".");
    }
    ModFile file = read(goMod);
    String path = file.all("module").stream()
        .map(arguments -> arguments.get(0))
        .findFirst()
        .orElseThrow(() -> GoException.inProject(
            goMod + " has no module line, such as \"module example.com/room\"."));
    Optional<GoVersion> minimum = versionIn(file, "go", goMod);
    Optional<GoVersion> preferred =
        file.all("toolchain").stream().anyMatch(line -> line.get(0).equals("default"))
            ? Optional.empty()
            : versionIn(file, "toolchain", goMod);
    Optional<Path> workspace = workspaceOf(folder);
    Set<Path> folders = new LinkedHashSet<>();
    collect(folder, file, folders);
    if (workspace.isPresent()) {
      collectWorkspace(workspace.get(), folders);
    }
    return new GoModule(folder, path, minimum, preferred, workspace, List.copyOf(folders));
  }

  /** Whether its dependencies lie in a vendor folder, which {@code go build} then uses. */
  public boolean isVendored() {
    Path base = workspace.map(Path::getParent).orElse(directory);
    return base != null && Files.isRegularFile(base.resolve("vendor/modules.txt"));
  }

  private static Optional<GoVersion> versionIn(ModFile file, String verb, Path goMod)
      throws GoException {
    List<List<String>> lines = file.all(verb);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String text = lines.get(0).get(0);
    Optional<GoVersion> version = GoVersion.parse(text);
    if (version.isEmpty()) {
      throw GoException.inProject(goMod + " says \"" + verb + " " + text
          + "\", which is no version of Go, such as 1.26.0.");
    }
    return version;
  }

  private static Optional<Path> workspaceOf(Path module) throws GoException {
    for (Path folder = module; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(GO_WORK);
      if (Files.isRegularFile(file)) {
        return modulesOf(file).contains(module) ? Optional.of(file) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static List<Path> modulesOf(Path goWork) throws GoException {
    return read(goWork).all("use").stream()
        .map(arguments -> resolve(goWork, arguments.get(0)))
        .toList();
  }

  private static void collectWorkspace(Path goWork, Set<Path> folders) throws GoException {
    ModFile file = read(goWork);
    List<Path> members = Stream.concat(
            file.all("use").stream().map(arguments -> arguments.get(0)),
            file.localReplacements().stream())
        .map(text -> resolve(goWork, text))
        .toList();
    for (Path member : members) {
      collectFolder(member, folders);
    }
    Path vendor = goWork.resolveSibling("vendor");
    if (Files.isDirectory(vendor)) {
      folders.add(vendor);
    }
  }

  private static void collectFolder(Path folder, Set<Path> folders) throws GoException {
    Path goMod = folder.resolve(GO_MOD);
    if (!folders.contains(folder) && Files.isRegularFile(goMod)) {
      collect(folder, read(goMod), folders);
    }
  }

  private static void collect(Path folder, ModFile goMod, Set<Path> folders) throws GoException {
    folders.add(folder);
    for (String replacement : goMod.localReplacements()) {
      collectFolder(resolve(folder.resolve(GO_MOD), replacement), folders);
    }
  }

  private static Path resolve(Path file, String folder) {
    return file.resolveSibling(folder).normalize();
  }

  private static ModFile read(Path file) throws GoException {
    try {
      return ModFile.parse(Files.readString(file));
    } catch (IOException e) {
      throw GoException.inEnvironment(file + " can't be read: " + e.getMessage(), e);
    }
  }
}
