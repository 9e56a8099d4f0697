package io.github.gok8s.result;

import com.google.gson.JsonObject;
import java.nio.file.Path;

/**
 * Describes one executable that the build made.
 *
 * @param name the name without ending, for example {@code html-server}
 * @param mainPackage the main package, relative to the module as in {@code ./cmd/html-server}
 * @param platform the platform it runs on
 * @param file where it lies, absolute
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, 64 hexadecimal digits
 * @param span when the {@code go build} ran that made it
 * @param upToDate whether this run found it unchanged
 */
public record Binary(
    String name,
    String mainPackage,
    Platform platform,
    Path file,
    long size,
    String sha256,
    BuildSpan span,
    boolean upToDate) {

  /** Reads what {@link #toJson} wrote. */
  public static Binary fromJson(JsonObject tree, TargetFolder target)
      throws InvalidPlatformException {
    return new Binary(
        tree.get("name").getAsString(),
        tree.get("package").getAsString(),
        Platform.parse(tree.get("platform").getAsString()),
        target.path().resolve(tree.get("file").getAsString()),
        tree.get("size").getAsLong(),
        tree.get("sha256").getAsString(),
        BuildSpan.fromJson(tree),
        tree.get("upToDate").getAsBoolean());
  }

  /** Gives the object that {@code build.json} has for it. */
  public JsonObject toJson(TargetFolder target) {
    JsonObject tree = published(target);
    span.addTo(tree);
    tree.addProperty("upToDate", upToDate);
    return tree;
  }

  /** Gives the same object without what differs from run to run. */
  JsonObject published(TargetFolder target) {
    JsonObject tree = new JsonObject();
    tree.addProperty("name", name);
    tree.addProperty("package", mainPackage);
    tree.addProperty("platform", platform.toString());
    tree.addProperty("file", target.relative(file));
    tree.addProperty("size", size);
    tree.addProperty("sha256", sha256);
    return tree;
  }

  /** Gives the same binary, found unchanged. */
  public Binary asUpToDate() {
    return new Binary(name, mainPackage, platform, file, size, sha256, span, true);
  }
}
