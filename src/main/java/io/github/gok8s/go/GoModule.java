package io.github.gok8s.go;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Go module on disk.
 *
 * @param directory the folder to work in, absolute: that of its go.mod, or one below it
 * @param path its module path, for example {@code example.com/room}
 * @param minimum the {@code go} line, of go.mod or a workspace's: the lowest version of Go that builds it
 * @param preferred the {@code toolchain} line
 * @param workspace the go.work file that uses this module, if there is one
 * @param folders every folder whose files can get into its binaries: first its own, with the go.mod, then those of modules
 *     that a workspace or a {@code replace} directive names
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
   * Reads the module of a folder. As for go the next go.mod counts, in the folder or above it, so that several programs
   * of a module can have a POM each.
   *
   * @throws GoException if there is no go.mod, or none that names a module
   */
  public static GoModule in(Path directory) throws GoException {
    Path folder = directory.toAbsolutePath().normalize();
    Path root = rootOf(folder);
    Path goMod = root.resolve(GO_MOD);
    ModFile file = read(goMod);
    String path = file.all("module").stream()
        .map(arguments -> arguments.get(0))
        .findFirst()
        .orElseThrow(() -> GoException.inProject(
            goMod + " has no module line, such as \"module example.com/room\"."));
    Set<Path> folders = new LinkedHashSet<>();
    collect(root, file, folders);
    Optional<Path> workspace = workspaceOf(root);
    if (workspace.isEmpty()) {
      return new GoModule(
          folder,
          path,
          versionIn(file, "go", goMod),
          toolchainIn(file, goMod),
          workspace,
          List.copyOf(folders));
    }
    Path goWork = workspace.get();
    ModFile work = read(goWork);
    collectWorkspace(goWork, work, folders);
    return new GoModule(
        folder,
        path,
        higher(versionIn(file, "go", goMod), versionIn(work, "go", goWork)),
        toolchainIn(work, goWork).or(() -> preferredBy(file)),
        workspace,
        List.copyOf(folders));
  }

  /** Gives the folder of its go.mod. */
  public Path root() {
    return folders.isEmpty() ? directory : folders.get(0);
  }

  /** Gives all that decides about its binaries and lies on this disk: the folders, and the workspace's own files. */
  List<Path> inputs() {
    List<Path> inputs = new ArrayList<>(folders);
    workspace.ifPresent(inputs::add);
    return inputs;
  }

  /** Gives the folder of a module that lies on this disk: a replacement, or another one of the workspace. */
  Optional<Path> folderOf(String modulePath) throws GoException {
    for (Path folder : folders) {
      Path goMod = folder.resolve(GO_MOD);
      if (Files.isRegularFile(goMod) && read(goMod).all("module").contains(List.of(modulePath))) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** Whether its dependencies lie in a vendor folder, which {@code go build} then uses. */
  public boolean isVendored() {
    Path base = workspace.map(Path::getParent).orElse(root());
    return base != null && Files.isRegularFile(base.resolve("vendor/modules.txt"));
  }

  private static Path rootOf(Path directory) throws GoException {
    for (Path folder = directory; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(GO_MOD))) {
        return folder;
      }
    }
    throw GoException.inProject(
        "There is no go.mod in " + directory + ". Write one with \"go mod init MODULE-PATH\".");
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

  private static Optional<GoVersion> toolchainIn(ModFile file, Path path) throws GoException {
    boolean isDefault =
        file.all("toolchain").stream().anyMatch(line -> line.get(0).equals("default"));
    return isDefault ? Optional.empty() : versionIn(file, "toolchain", path);
  }

  /** In a workspace the toolchain line of go.mod counts for nothing; it is a wish all the same. */
  private static Optional<GoVersion> preferredBy(ModFile goMod) {
    return goMod.all("toolchain").stream()
        .findFirst()
        .flatMap(line -> GoVersion.parse(line.get(0)));
  }

  private static Optional<GoVersion> higher(Optional<GoVersion> one, Optional<GoVersion> other) {
    return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
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
    List<Path> modules = new ArrayList<>();
    for (List<String> arguments : read(goWork).all("use")) {
      modules.add(resolve(goWork, arguments.get(0)));
    }
    return modules;
  }

  private static void collectWorkspace(Path goWork, ModFile file, Set<Path> folders)
      throws GoException {
    List<String> members = Stream.concat(
            file.all("use").stream().map(arguments -> arguments.get(0)),
            file.localReplacements().stream())
        .toList();
    for (String member : members) {
      collectFolder(resolve(goWork, member), folders);
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

  private static Path resolve(Path file, String folder) throws GoException {
    try {
      return file.resolveSibling(folder).normalize();
    } catch (InvalidPathException e) {
      throw GoException.inProject(
          file + " names \"" + folder + "\", which can be no folder: " + e.getReason() + ".");
    }
  }

  private static ModFile read(Path file) throws GoException {
    try {
      String text = Files.readString(file);
      if (text.startsWith("\uFEFF")) {
        throw GoException.inProject(file
            + " starts with a byte order mark, which go refuses. Save it as UTF-8 without one.");
      }
      return ModFile.parse(text);
    } catch (CharacterCodingException e) {
      throw GoException.inProject(file + " is no text in UTF-8. Save it as such.");
    } catch (IOException e) {
      throw GoException.inEnvironment(file + " can't be read: " + e.getMessage(), e);
    }
  }
}
