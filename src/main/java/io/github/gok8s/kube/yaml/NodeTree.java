package io.github.gok8s.kube.yaml;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Makes a tree of the nodes of one document, and keeps their lines. */
final class NodeTree {

  /** More elements than any object has that a server takes: what aliases of aliases would grow to. */
  static final int MOST = 200_000;

  private static final int DEEPEST = 100;
  private static final String MERGE = "<<";

  private final String file;
  private final ScalarFilter filter;
  private final IdentityHashMap<JsonElement, Integer> lines = new IdentityHashMap<>();
  private int depth;

  NodeTree(String file, ScalarFilter filter) {
    this.file = file;
    this.filter = filter;
  }

  IdentityHashMap<JsonElement, Integer> lines() {
    return lines;
  }

  /** Gives the object that the document is; nothing for an empty document. */
  Optional<JsonObject> object(Node root) throws YamlException {
    JsonElement element = element(root);
    if (element.isJsonNull()) {
      return Optional.empty();
    }
    if (element instanceof JsonObject object) {
      return Optional.of(object);
    }
    throw new YamlException(
        place(root) + " holds no object: it needs apiVersion, kind and metadata.");
  }

  private JsonElement element(Node node) throws YamlException {
    if (++depth > DEEPEST || lines.size() > MOST) {
      throw new YamlException(
          place(node) + " is too deep or too large; does an alias hold itself?");
    }
    JsonElement element = node instanceof MappingNode mapping
        ? members(mapping)
        : node instanceof SequenceNode sequence ? items(sequence) : scalar((ScalarNode) node);
    depth--;
    lines.put(element, line(node));
    return element;
  }

  private JsonObject members(MappingNode node) throws YamlException {
    JsonObject object = new JsonObject();
    Set<String> own = new HashSet<>();
    for (NodeTuple member : node.getValue()) {
      String key = key(member.getKeyNode());
      if (key.equals(MERGE) && isPlain((ScalarNode) member.getKeyNode())) {
        merge(member.getValueNode(), object);
      } else if (own.add(key)) {
        object.add(key, element(member.getValueNode()));
      } else {
        throw new YamlException(
            place(member.getKeyNode()) + " has " + key + " again: take one of them out.");
      }
    }
    return object;
  }

  /** Adds what is not there yet (https://yaml.org/type/merge.html); keys of the object itself, wherever they stand, win. */
  private void merge(Node value, JsonObject into) throws YamlException {
    if (value instanceof SequenceNode several) {
      for (Node one : several.getValue()) {
        merge(one, into);
      }
    } else if (element(value) instanceof JsonObject merged) {
      merged
          .entrySet()
          .forEach(entry -> into.asMap().putIfAbsent(entry.getKey(), entry.getValue()));
    } else {
      throw new YamlException(place(value) + " merges with " + MERGE + " what is no object.");
    }
  }

  private String key(Node node) throws YamlException {
    if (node instanceof ScalarNode scalar) {
      return filter.filter(scalar.getValue(), place(node));
    }
    throw new YamlException(place(node) + " has a key that is no text.");
  }

  private JsonArray items(SequenceNode node) throws YamlException {
    JsonArray array = new JsonArray();
    for (Node item : node.getValue()) {
      array.add(element(item));
    }
    return array;
  }

  private JsonElement scalar(ScalarNode node) throws YamlException {
    String text = filter.filter(node.getValue(), place(node));
    return isPlain(node) ? ScalarType.of(text) : new JsonPrimitive(text);
  }

  private static boolean isPlain(ScalarNode node) {
    return node.getScalarStyle() == ScalarStyle.PLAIN;
  }

  private String place(Node node) {
    return file + ", line " + line(node);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
