package io.github.gok8s.result;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says what {@code compile} made: the content of {@code target/k8s/build.json}.
 *
 * @param go the toolchain's version, for example {@code go1.26.8}
 * @param flags the flags of {@code go build}, the same for every platform
 * @param binaries what was built, by platform and name
 */
public record BuildRecord(String go, List<String> flags, List<Binary> binaries) {

  public BuildRecord {
    flags = List.copyOf(flags);
    binaries = List.copyOf(binaries);
  }

  /** Reads {@code build.json}. */
  public static BuildRecord readFrom(TargetFolder target) throws RecordException {
    Path file = target.buildRecord();
    JsonObject tree = Json.readPackaged(file);
    try {
      List<String> flags = new ArrayList<>();
      for (JsonElement flag : tree.getAsJsonArray("flags")) {
        flags.add(flag.getAsString());
      }
      List<Binary> binaries = new ArrayList<>();
      for (JsonElement binary : tree.getAsJsonArray("binaries")) {
        binaries.add(Binary.fromJson(binary.getAsJsonObject(), target));
      }
      return new BuildRecord(tree.get("go").getAsString(), flags, binaries);
    } catch (RuntimeException | InvalidPlatformException e) {
      throw new RecordException(
          file + " is no build record; the goal compile writes it anew. " + e.getMessage(), e);
    }
  }

  /** Writes {@code build.json}, unless it already says the same. */
  public void writeTo(TargetFolder target) throws IOException {
    AtomicFile.writeIfChanged(
        target.buildRecord(), Json.lines(tree(binary -> binary.toJson(target))));
  }

  /** Gives {@code build.json} as artifacts hold it: without what differs from run to run. */
  public byte[] published(TargetFolder target) {
    return Json.lines(tree(binary -> binary.published(target)));
  }

  /** Gives the binaries' names, each once, in their order. */
  public Set<String> names() {
    return binaries.stream().map(Binary::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private JsonObject tree(Function<Binary, JsonObject> form) {
    JsonObject tree = new JsonObject();
    tree.addProperty("schema", 1);
    tree.addProperty("go", go);
    JsonArray flagList = new JsonArray();
    flags.forEach(flagList::add);
    tree.add("flags", flagList);
    JsonArray binaryList = new JsonArray();
    binaries.forEach(binary -> binaryList.add(form.apply(binary)));
    tree.add("binaries", binaryList);
    return tree;
  }
}
