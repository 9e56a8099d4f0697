package io.github.gok8s.mojo;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.GoModule;
import io.github.gok8s.kube.manifest.ManifestFile;
import io.github.gok8s.result.Sha256;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers all that the objects of a project depend on beside its image, so that the same need not be made again. */
final class ManifestInputs {

  private static final String WORKLOAD = "workload";
  private static final Set<String> OF_IMAGE = Set.of("image.ports", "image.user", "image.volumes");

  private ManifestInputs() {}

  /**
   * Gives a hash of the inputs; nothing where there are manifests of the user's, which may depend on any property and on other
   * modules.
   */
  static Optional<String> of(GoMojo goal) throws GoException, IOException {
    boolean hasOwn = goal.workload != null && goal.workload.manifests != null;
    if (hasOwn || Files.exists(goal.folder().resolve(ManifestFile.DEFAULT_FOLDER))) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (Option option : Option.of(GoMojo.class)) {
      if (option.name().equals(WORKLOAD)) {
        append(option, goal, text);
      }
      if (option.name().equals("image") && goal.image != null) {
        for (Option child : option.children()) {
          if (OF_IMAGE.contains(child.name())) {
            append(child, goal.image, text);
          }
        }
      }
    }
    List<Object> others = List.of(
        goal.project.getGroupId(),
        goal.project.getArtifactId(),
        goal.project.getVersion(),
        runtime(goal),
        ownVersion());
    others.forEach(other -> text.append(other).append('\n'));
    return Optional.of(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Go runs by the version that go.mod names; of a Java module jib-maven-plugin's record decides. */
  private static Object runtime(GoMojo goal) throws GoException, IOException {
    JibImage java = new JibImage(goal);
    return java.isThere() ? java.identity() : GoModule.in(goal.folder()).minimum();
  }

  private static void append(Option option, Object owner, StringBuilder text) {
    Object value = option.get(owner);
    if (value == null) {
      return;
    }
    if (option.kind() == Kind.GROUP) {
      for (Option child : option.children()) {
        append(child, value, text);
      }
    } else {
      text.append(option.name()).append('=').append(sorted(value)).append('\n');
    }
  }

  private static Object sorted(Object value) {
    return value instanceof Map<?, ?> map ? new TreeMap<Object, @Nullable Object>(map) : value;
  }

  /** Tells one build of this plugin from another: the next one may make other objects of the same. */
  private static String ownVersion() {
    return version(ManifestInputs.class.getProtectionDomain().getCodeSource().getLocation());
  }

  static String version(URL location) {
    File own;
    try {
      own = new File(location.toURI());
    } catch (URISyntaxException e) {
      // what is not encoded need not be decoded
      own = new File(location.getPath());
    }
    return own.length() + " " + own.lastModified();
  }
}
