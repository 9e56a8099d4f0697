package io.github.gok8s.kube.connection;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.gok8s.kube.KubeException;
import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlDocument;
import io.github.gok8s.kube.yaml.YamlException;
import io.github.gok8s.kube.yaml.YamlFile;
import io.github.gok8s.result.Spelling;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The clusters, users and contexts that kubectl knows, merged from all files as kubectl merges them: of two entries of
 * one name the first counts.
 *
 * @param files the files that were read
 * @param currentContext the name of the context that counts where none is wanted
 */
public record Kubeconfig(
    List<Path> files,
    Optional<String> currentContext,
    Map<String, KubeconfigEntry> contexts,
    Map<String, KubeconfigEntry> clusters,
    Map<String, KubeconfigEntry> users) {

  public Kubeconfig {
    files = List.copyOf(files);
  }

  /**
   * Lists the files that may hold it.
   *
   * @param environment the environment variables; {@code KUBECONFIG} names files as {@code PATH} names folders
   * @param home the user's home folder
   */
  public static List<Path> candidates(Map<String, String> environment, Path home) {
    String listed = environment.getOrDefault("KUBECONFIG", "");
    if (listed.isBlank()) {
      return List.of(home.resolve(".kube").resolve("config"));
    }
    return Arrays.stream(listed.split(Pattern.quote(File.pathSeparator)))
        .filter(name -> !name.isBlank())
        .map(Path::of)
        .toList();
  }

  /**
   * Reads those of the files that are there.
   *
   * @throws KubeException if one is no kubeconfig
   */
  public static Kubeconfig read(List<Path> candidates) throws KubeException {
    List<Path> found = new ArrayList<>();
    Optional<String> current = Optional.empty();
    Map<String, KubeconfigEntry> contexts = new LinkedHashMap<>();
    Map<String, KubeconfigEntry> clusters = new LinkedHashMap<>();
    Map<String, KubeconfigEntry> users = new LinkedHashMap<>();
    for (Path file : candidates) {
      if (Files.isRegularFile(file)) {
        JsonObject tree = tree(file);
        found.add(file);
        JsonElement named = tree.get("current-context");
        if (current.isEmpty() && named != null && named.isJsonPrimitive()) {
          current = Optional.of(named.getAsString()).filter(name -> !name.isEmpty());
        }
        collect(file, tree, "context", contexts);
        collect(file, tree, "cluster", clusters);
        collect(file, tree, "user", users);
      }
    }
    return new Kubeconfig(found, current, contexts, clusters, users);
  }

  /**
   * Gives the context to use.
   *
   * @param wanted its name, else the current one counts
   * @throws KubeException if there is none of that name, or none is current
   */
  KubeconfigEntry context(Optional<String> wanted) throws KubeException {
    Optional<String> name = wanted.isPresent() ? wanted : currentContext;
    if (name.isEmpty()) {
      throw KubeException.inProject("No context is current in " + places()
          + ". Choose one by <workload><context> (-Dk8s.context), or by kubectl config use-context: "
          + known() + ".");
    }
    KubeconfigEntry context = contexts.get(name.get());
    if (context == null) {
      throw KubeException.inProject("There is no context \"" + name.get() + "\" in " + places()
          + ". " + suggestion(name.get()) + "Change <workload><context> (-Dk8s.context).");
    }
    return context;
  }

  KubeconfigEntry cluster(KubeconfigEntry context) throws KubeException {
    return of(context, "cluster", clusters);
  }

  KubeconfigEntry user(KubeconfigEntry context) throws KubeException {
    return context.text("user").isEmpty()
        ? new KubeconfigEntry("user", "", new JsonObject(), context.file())
        : of(context, "user", users);
  }

  private KubeconfigEntry of(
      KubeconfigEntry context, String kind, Map<String, KubeconfigEntry> entries)
      throws KubeException {
    String name = context.text(kind).orElse("");
    KubeconfigEntry entry = entries.get(name);
    if (entry == null) {
      throw KubeException.inProject("The context \"" + context.name() + "\" in " + context.file()
          + " names the " + kind + " \"" + name + "\", which no kubeconfig has: " + places() + ".");
    }
    return entry;
  }

  private String places() {
    return String.join(", ", files.stream().map(Path::toString).toList());
  }

  private String known() {
    return contexts.isEmpty() ? "there is none" : String.join(", ", contexts.keySet());
  }

  private String suggestion(String name) {
    return Spelling.nearest(name, contexts.keySet())
        .map(near -> "Did you mean \"" + near + "\"? ")
        .orElse("There are: " + known() + ". ");
  }

  private static void collect(
      Path file, JsonObject tree, String kind, Map<String, KubeconfigEntry> entries) {
    if (tree.get(kind + "s") instanceof JsonArray list) {
      for (JsonElement item : list) {
        if (item instanceof JsonObject named && named.get("name") instanceof JsonPrimitive name) {
          JsonObject content =
              named.get(kind) instanceof JsonObject object ? object : new JsonObject();
          entries.putIfAbsent(
              name.getAsString(), new KubeconfigEntry(kind, name.getAsString(), content, file));
        }
      }
    }
  }

  private static JsonObject tree(Path file) throws KubeException {
    try {
      List<YamlDocument> documents =
          YamlFile.read(file, "The kubeconfig " + file, ScalarFilter.NONE);
      return documents.isEmpty() ? new JsonObject() : documents.get(0).tree();
    } catch (YamlException e) {
      throw KubeException.inProject(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw KubeException.inEnvironment("The kubeconfig " + file + " can't be read.", e);
    }
  }
}
