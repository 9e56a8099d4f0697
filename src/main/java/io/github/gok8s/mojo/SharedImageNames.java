package io.github.gok8s.mojo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Finds Go modules whose images have one name: in a cluster, or in a registry, the last one would win. */
final class SharedImageNames {

  private SharedImageNames() {}

  /** Lists the names that several modules have, as sentences. */
  static List<String> among(List<MavenProject> projects) {
    if (projects.size() < 2) {
      return List.of();
    }
    Map<String, List<String>> modules = new LinkedHashMap<>();
    projects.stream()
        .filter(project -> project.getPackaging().equals("go"))
        .forEach(project -> modules
            .computeIfAbsent(image(project), name -> new ArrayList<>())
            .add(project.getGroupId() + ":" + project.getArtifactId()));
    return modules.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> entry.getValue().stream().collect(Collectors.joining(" and "))
            + " would both make the image " + entry.getKey()
            + ". Give one of them another <image><name> (-Dk8s.image.name).")
        .toList();
  }

  private static String image(MavenProject project) {
    String name = configured(project, "name")
        .orElseGet(() -> project.getArtifactId().toLowerCase(Locale.ROOT));
    return name + ":" + configured(project, "tags").orElseGet(project::getVersion);
  }

  private static Optional<String> configured(MavenProject project, String element) {
    Object configuration = Optional.ofNullable(project.getPlugin(ConfigurationParticipant.PLUGIN))
        .map(plugin -> plugin.getConfiguration())
        .orElse(null);
    Xpp3Dom image = configuration instanceof Xpp3Dom dom ? dom.getChild("image") : null;
    return text(image == null ? null : image.getChild(element))
        .or(() -> Optional.ofNullable(project.getProperties().getProperty("k8s.image." + element)));
  }

  /** Gives the text of an element and of those in it. */
  private static Optional<String> text(@Nullable Xpp3Dom element) {
    if (element == null) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    if (element.getValue() != null) {
      words.add(element.getValue().strip());
    }
    for (Xpp3Dom child : element.getChildren()) {
      text(child).ifPresent(words::add);
    }
    String text = words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(","));
    return Optional.of(text).filter(given -> !given.isEmpty());
  }
}
