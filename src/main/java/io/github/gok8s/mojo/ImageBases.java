package io.github.gok8s.mojo;

import io.github.gok8s.go.toolchain.UserFolders;
import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.Registries;
import io.github.gok8s.image.base.BaseImages;
import io.github.gok8s.image.base.BaseLock;
import io.github.gok8s.result.Platform;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import org.eclipse.aether.SessionData;

/** Finds the base images of a goal's module. */
final class ImageBases {

  private static final String KEY = "io.github.gok8s.bases";

  private final BaseImages bases;

  @Inject
  ImageBases(BaseImages bases) {
    this.bases = bases;
  }

  /** Gives the bases with what was found of them for the platforms. */
  ImageSpec.Bases find(GoMojo goal, ImageSpec.Bases wanted, Collection<Platform> platforms)
      throws ImageException, IOException {
    boolean anyElsewhere = platforms.stream().map(wanted::of).anyMatch(BaseImage::isElsewhere);
    return anyElsewhere ? bases.find(wanted, platforms, places(goal)) : wanted;
  }

  /** Asks what the tags stand for now, writes it into the lock file, and gives the pins. */
  Map<String, String> lock(GoMojo goal, Collection<BaseImage> wanted)
      throws ImageException, IOException {
    return bases.lock(wanted, places(goal));
  }

  /** Gives the module's lock file, or the nearest one above it. */
  static BaseLock lockFile(GoMojo goal) throws ImageException, IOException {
    File root = goal.session.getRequest().getMultiModuleProjectDirectory();
    return BaseLock.find(
        goal.folder(), root == null ? goal.folder() : root.toPath().toAbsolutePath());
  }

  private static BaseImages.Places places(GoMojo goal) throws ImageException, IOException {
    Path cache = Optional.ofNullable(goal.cacheDirectory)
        .map(File::toPath)
        .orElseGet(() -> UserFolders.current(System.getenv()).pluginCache());
    return new BaseImages.Places(
        goal.folder(), cache.resolve("images"), lockFile(goal), registries(goal), session(goal));
  }

  private static Optional<Registries> registries(GoMojo goal) {
    if (goal.offline()) {
      return Optional.empty();
    }
    return Optional.of(name -> {
      throw ImageException.inEnvironment("Nothing can be pulled from " + name
          + " yet: take static, scratch, tar:FILE or oci:FOLDER in <image><base>"
          + " (-Dk8s.image.base).");
    });
  }

  /** The session's own map, of classes of the JDK: modules can have the plugin in class loaders of their own. */
  @SuppressWarnings("unchecked")
  private static Map<String, String> session(GoMojo goal) {
    SessionData data = goal.session.getRepositorySession().getData();
    data.set(KEY, null, new ConcurrentHashMap<String, String>());
    return (Map<String, String>) data.get(KEY);
  }
}
