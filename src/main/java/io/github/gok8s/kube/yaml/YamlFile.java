package io.github.gok8s.kube.yaml;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML, and with it JSON, as kubectl does; anchors, aliases and merge keys included. */
public final class YamlFile {

  private YamlFile() {}

  /**
   * Reads the objects that a file holds, one for each document that is not empty.
   *
   * @param name what messages call the file
   * @throws YamlException if it holds something else
   */
  public static List<YamlDocument> read(Path file, String name, ScalarFilter filter)
      throws YamlException, IOException {
    try {
      return parse(Files.readString(file), name, filter);
    } catch (CharacterCodingException e) {
      throw new YamlException(name + " is no text in UTF-8. Save it as such.");
    }
  }

  /**
   * Reads a text with one document.
   *
   * @throws YamlException if it is none, or holds no object
   */
  public static JsonObject object(String text) throws YamlException {
    List<YamlDocument> documents = parse(text, "the text", ScalarFilter.NONE);
    if (documents.size() != 1) {
      throw new YamlException("One document was expected, and there are " + documents.size() + ".");
    }
    return documents.get(0).tree();
  }

  /**
   * Reads a text's documents.
   *
   * @param name what messages call it
   */
  public static List<YamlDocument> parse(String text, String name, ScalarFilter filter)
      throws YamlException {
    List<YamlDocument> documents = new ArrayList<>();
    try {
      LoadSettings settings = LoadSettings.builder()
          .setLabel(name)
          .setMaxAliasesForCollections(NodeTree.MOST)
          .setAllowNonScalarKeys(true)
          .build();
      for (Node root : new Compose(settings).composeAllFromReader(new StringReader(text))) {
        NodeTree tree = new NodeTree(name, filter);
        tree.object(root)
            .ifPresent(object -> documents.add(new YamlDocument(name, object, tree.lines())));
      }
    } catch (MarkedYamlEngineException e) {
      String line =
          e.getProblemMark().map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
      throw new YamlException(name + line + " is no YAML: " + sentence(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new YamlException(name + " is no YAML: " + sentence(String.valueOf(e.getMessage())));
    }
    return documents;
  }

  private static String sentence(String problem) {
    String line = problem.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line : line + ".";
  }
}
