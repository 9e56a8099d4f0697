package io.github.gok8s.mojo;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * The POM in the folder above, as its author wrote it.
 *
 * @param file where it lies
 * @param text its text
 * @param model what it says
 */
record ParentPom(Path file, String text, Model model) {

  private static final Pattern INDENT = Pattern.compile("(?m)^([ \\t]+)<");

  /** Reads the POM above a folder; nothing where there is none that can be a parent. */
  static Optional<ParentPom> above(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (parent == null || !Files.isRegularFile(parent.resolve("pom.xml"))) {
      return Optional.empty();
    }
    Path file = parent.resolve("pom.xml");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    try {
      Model model = new MavenXpp3Reader().read(new StringReader(text));
      return Optional.of(new ParentPom(file, text, model))
          .filter(pom -> "pom".equals(model.getPackaging()) && pom.hasCoordinates());
    } catch (XmlPullParserException | IOException e) {
      // Maven will say what is wrong with it, if it is asked for it
      return Optional.empty();
    }
  }

  String groupId() {
    return model.getGroupId() == null ? model.getParent().getGroupId() : model.getGroupId();
  }

  String version() {
    return model.getVersion() == null ? model.getParent().getVersion() : model.getVersion();
  }

  /** Whether its {@code <modules>} name the folder. */
  boolean names(Path folder) {
    List<String> modules = model.getModules();
    return modules.stream()
        .map(module -> folder.resolveSibling(module).normalize())
        .anyMatch(path -> path.equals(folder) || path.equals(folder.resolve("pom.xml")));
  }

  /** Whether it manages or uses this plugin: children need not say its version again. */
  boolean hasPlugin() {
    Build build = model.getBuild();
    return build != null && (plugin(build) != null || plugin(build.getPluginManagement()) != null);
  }

  /** Whether children have the plugin, with its extensions, without a word. */
  boolean handsPluginOn() {
    Build build = model.getBuild();
    Plugin plugin = build == null ? null : plugin(build);
    return plugin != null && plugin.isExtensions();
  }

  /** Gives the white space of one level. */
  String indent() {
    Matcher indent = INDENT.matcher(text);
    return indent.find() ? indent.group(1) : "  ";
  }

  String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private boolean hasCoordinates() {
    boolean inherits = model.getParent() != null;
    return model.getArtifactId() != null
        && (inherits || (model.getGroupId() != null && model.getVersion() != null));
  }

  private static @Nullable Plugin plugin(@Nullable PluginContainer container) {
    return container == null
        ? null
        : container.getPlugins().stream()
            .filter(plugin -> plugin.getKey().equals(ConfigurationParticipant.PLUGIN))
            .findFirst()
            .orElse(null);
  }
}
