package io.github.gok8s.go;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.Platform;
import io.github.gok8s.result.RecordException;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code compile} remembers of its last run, in a file of the build folder.
 *
 * @param toolchain the identity of the toolchain whose ports these are
 * @param ports the JSON list of the toolchain's ports
 * @param platforms what was built for each platform
 */
record BuildState(String toolchain, String ports, Map<Platform, Built> platforms) {

  static final BuildState EMPTY = new BuildState("", "", Map.of());

  private static final Logger LOG = LoggerFactory.getLogger(BuildState.class);

  /**
   * The binaries of a platform.
   *
   * @param fingerprint of all that they were made from
   * @param flags of {@code go build}
   * @param packages what {@code go list} said
   * @param binaries what was made
   * @param modified when each was last modified, in milliseconds of the epoch
   */
  record Built(
      String fingerprint,
      List<String> flags,
      Packages packages,
      List<Binary> binaries,
      List<Long> modified) {

    static Built of(
        String fingerprint, List<String> flags, Packages packages, List<Binary> binaries) {
      return new Built(
          fingerprint,
          flags,
          packages,
          binaries,
          binaries.stream().map(Built::modified).toList());
    }

    /** Whether the files are those that were made: by size and time, for reading them all would cost too much. */
    boolean isUntouched() {
      return binaries.stream().map(Built::modified).toList().equals(modified)
          && binaries.stream().allMatch(binary -> binary.file().toFile().length() == binary.size());
    }

    /** Gives 0 for a file that is not there. */
    private static long modified(Binary binary) {
      return binary.file().toFile().lastModified();
    }
  }

  /**
   * The main packages that go found.
   *
   * @param fingerprint of all that decides which these are
   * @param mains in go's order
   */
  record Packages(String fingerprint, List<MainPackage> mains) {}

  /** Gives what was built for the platform, if it still stands for these inputs. */
  Optional<Built> current(Platform platform, String fingerprint) {
    return Optional.ofNullable(platforms.get(platform))
        .filter(built -> built.fingerprint().equals(fingerprint) && built.isUntouched());
  }

  /** Reads the state; one that is not there or can't be read is empty, and everything is built. */
  static BuildState readFrom(TargetFolder target) {
    Path file = target.compileState();
    if (!Files.exists(file)) {
      return EMPTY;
    }
    try {
      JsonObject tree = Json.read(file);
      Map<Platform, Built> platforms = new TreeMap<>();
      for (Map.Entry<String, JsonElement> entry :
          tree.getAsJsonObject("platforms").entrySet()) {
        platforms.put(
            Platform.parse(entry.getKey()), built(entry.getValue().getAsJsonObject(), target));
      }
      return new BuildState(
          tree.get("toolchain").getAsString(), tree.get("ports").getAsString(), platforms);
    } catch (RecordException | InvalidPlatformException | RuntimeException e) {
      LOG.debug("{} is not used: {}", file, e.getMessage());
      return EMPTY;
    }
  }

  void writeTo(TargetFolder target) throws IOException {
    JsonObject tree = new JsonObject();
    tree.addProperty("toolchain", toolchain);
    tree.addProperty("ports", ports);
    JsonObject all = new JsonObject();
    platforms.forEach((platform, built) -> all.add(platform.toString(), tree(built, target)));
    tree.add("platforms", all);
    AtomicFile.writeIfChanged(target.compileState(), Json.lines(tree));
  }

  private static JsonObject tree(Built built, TargetFolder target) {
    JsonObject tree = new JsonObject();
    tree.addProperty("fingerprint", built.fingerprint());
    JsonArray flags = new JsonArray();
    built.flags().forEach(flags::add);
    tree.add("flags", flags);
    JsonObject packages = new JsonObject();
    packages.addProperty("fingerprint", built.packages().fingerprint());
    JsonArray mains = new JsonArray();
    built.packages().mains().forEach(main -> mains.add(tree(main)));
    packages.add("mains", mains);
    tree.add("packages", packages);
    JsonArray binaries = new JsonArray();
    for (int i = 0; i < built.binaries().size(); i++) {
      JsonObject binary = built.binaries().get(i).toJson(target);
      binary.addProperty("modified", built.modified().get(i));
      binaries.add(binary);
    }
    tree.add("binaries", binaries);
    return tree;
  }

  private static JsonObject tree(MainPackage main) {
    JsonObject tree = new JsonObject();
    tree.addProperty("importPath", main.importPath());
    JsonArray files = new JsonArray();
    main.files().forEach(file -> files.add(file.toString()));
    tree.add("files", files);
    return tree;
  }

  private static Packages packages(JsonObject tree) {
    List<MainPackage> mains = new ArrayList<>();
    for (JsonElement main : tree.getAsJsonArray("mains")) {
      List<Path> files = new ArrayList<>();
      main.getAsJsonObject()
          .getAsJsonArray("files")
          .forEach(file -> files.add(Path.of(file.getAsString())));
      mains.add(new MainPackage(main.getAsJsonObject().get("importPath").getAsString(), files));
    }
    return new Packages(tree.get("fingerprint").getAsString(), mains);
  }

  private static Built built(JsonObject tree, TargetFolder target) throws InvalidPlatformException {
    List<String> flags = new ArrayList<>();
    tree.getAsJsonArray("flags").forEach(flag -> flags.add(flag.getAsString()));
    List<Binary> binaries = new ArrayList<>();
    List<Long> modified = new ArrayList<>();
    for (JsonElement element : tree.getAsJsonArray("binaries")) {
      binaries.add(Binary.fromJson(element.getAsJsonObject(), target));
      modified.add(element.getAsJsonObject().get("modified").getAsLong());
    }
    return new Built(
        tree.get("fingerprint").getAsString(),
        flags,
        packages(tree.getAsJsonObject("packages")),
        binaries,
        modified);
  }
}
