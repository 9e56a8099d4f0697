package io.github.gok8s.image;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the files that a layer gets, by their paths in the image. */
final class FileTree {

  /**
   * Folders that are links on many bases, or have modes of their own there: a folder in a layer would take their place, so
   * they are never written only because something lies in them.
   */
  private static final Set<String> OF_THE_BASE = Set.of(
      "bin",
      "dev",
      "etc/ssl/certs",
      "home/nonroot",
      "lib",
      "lib32",
      "lib64",
      "libx32",
      "proc",
      "root",
      "run",
      "sbin",
      "sys",
      "tmp",
      "var/lock",
      "var/mail",
      "var/run",
      "var/tmp");

  private static final FileMode FILE = new FileMode(0644);
  private static final FileMode FOLDER = new FileMode(0755);

  /** What lies at a path. */
  sealed interface Entry {

    /** Names everything that its bytes in the layer depend on. */
    String key();
  }

  /**
   * A folder.
   *
   * @param isWanted whether it was asked for, and not only because something lies in it
   */
  record Folder(FileMode mode, FileOwner owner, boolean isWanted) implements Entry {

    @Override
    public String key() {
      return "folder " + mode.bits() + " " + owner.user() + ":" + owner.group();
    }
  }

  /** A copy of a file; that it has changed is seen by its length and its time. */
  record Copy(Path file, FileMode mode, FileOwner owner, long size, String changed)
      implements Entry {

    @Override
    public String key() {
      return "file " + mode.bits() + " " + owner.user() + ":" + owner.group() + " " + size + " "
          + changed;
    }
  }

  /** A text that no file holds. */
  record Text(String text) implements Entry {

    @Override
    public String key() {
      return "text " + text;
    }
  }

  private final SortedMap<String, Entry> entries = new TreeMap<>();

  /** Gives the entries, each folder before what lies in it. */
  SortedMap<String, Entry> entries() {
    return entries;
  }

  /** Adds a text as a file of root's that everybody may read. */
  void add(String path, String text) throws ImageException {
    put(path, new Text(text));
  }

  /**
   * Adds what a rule names.
   *
   * @param folder where relative files start
   */
  void add(FileRule rule, Path folder) throws IOException, ImageException {
    String into = strip(rule.into().text());
    if (rule.from().isEmpty()) {
      put(into, new Folder(rule.mode().orElse(FOLDER), rule.owner(), true));
      return;
    }
    Path from = folder.resolve(rule.from().get());
    if (Files.isDirectory(from)) {
      walk(from, into, rule);
    } else if (Files.exists(from)) {
      boolean isFolder = rule.into().text().endsWith("/");
      put(isFolder ? below(into, from.getFileName().toString()) : into, copy(from, rule));
    } else {
      throw ImageException.inProject(from
          + " is not there: <from> in <image><files> has to name a file or a folder of the"
          + " module.");
    }
  }

  private void walk(Path from, String into, FileRule rule) throws IOException, ImageException {
    SortedMap<String, Entry> found = new TreeMap<>();
    List<ImageException> problems = new ArrayList<>();
    boolean foldersMatter = !rule.owner().isRoot() || rule.mode().isPresent();
    FileMode mode = rule.mode().map(FileMode::ofFolders).orElse(FOLDER);
    Files.walkFileTree(
        from,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            String path = path(visited);
            if (!path.isEmpty() && !OF_THE_BASE.contains(path)) {
              found.put(path, new Folder(mode, rule.owner(), foldersMatter));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isSymbolicLink()) {
              problems.add(isLink(file, "which is not there"));
              return FileVisitResult.TERMINATE;
            }
            found.put(path(file), copy(file, attributes, rule));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem)
              throws IOException {
            if (problem instanceof FileSystemLoopException) {
              problems.add(isLink(file, "in which it lies itself"));
              return FileVisitResult.TERMINATE;
            }
            throw problem;
          }

          private String path(Path file) {
            return below(into, from.relativize(file).toString().replace('\\', '/'));
          }
        });
    if (!problems.isEmpty()) {
      throw problems.get(0);
    }
    for (var entry : found.entrySet()) {
      put(entry.getKey(), entry.getValue());
    }
  }

  private static ImageException isLink(Path file, String problem) throws IOException {
    return ImageException.inProject(
        file + " is a link to " + Files.readSymbolicLink(file) + ", " + problem
            + ". Remove it, or name in <from> of <image><files> only what shall be in the image.");
  }

  private static Copy copy(Path file, FileRule rule) throws IOException {
    return copy(file, Files.readAttributes(file, BasicFileAttributes.class), rule);
  }

  private static Copy copy(Path file, BasicFileAttributes attributes, FileRule rule) {
    return new Copy(
        file,
        rule.mode().orElse(FILE),
        rule.owner(),
        attributes.size(),
        attributes.lastModifiedTime().toString());
  }

  private void put(String path, Entry entry) throws ImageException {
    if (path.isEmpty()) {
      throw ImageException.inProject(
          "<into> in <image><files> is \"/\", which every image has: name the folder that shall be"
              + " made in <into>, or the files for it in <from>.");
    }
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      String parent = path.substring(0, slash);
      if (!(entries.getOrDefault(parent, new Folder(FOLDER, FileOwner.ROOT, false))
          instanceof Folder)) {
        throw isBoth(parent);
      }
      if (!OF_THE_BASE.contains(parent)) {
        entries.putIfAbsent(parent, new Folder(FOLDER, FileOwner.ROOT, false));
      }
    }
    Entry before = entries.get(path);
    if (before != null && before instanceof Folder != entry instanceof Folder) {
      throw isBoth(path);
    }
    if (!(before instanceof Folder && entry instanceof Folder folder && !folder.isWanted())) {
      entries.put(path, entry);
    }
  }

  private static ImageException isBoth(String path) {
    return ImageException.inProject("/" + path
        + " would be a file and a folder in the image: correct <into> in <image><files>.");
  }

  private static String below(String folder, String name) {
    return folder.isEmpty() || name.isEmpty() ? folder + name : folder + "/" + name;
  }

  private static String strip(String path) {
    return List.of(path.split("/")).stream()
        .filter(part -> !part.isEmpty())
        .reduce((a, b) -> a + "/" + b)
        .orElse("");
  }
}
