package io.github.gok8s.mojo;

import io.github.gok8s.go.toolchain.UserFolders;
import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.Registries;
import io.github.gok8s.image.base.BaseImages;
import io.github.gok8s.image.base.BaseLock;
import io.github.gok8s.image.registry.HttpRegistries;
import io.github.gok8s.result.InvalidPlatformException;
import io.github.gok8s.result.Platform;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the base images of a goal's module. What was found can be read until it is closed. */
final class ImageBases implements AutoCloseable {

  private static final String KEY = "io.github.gok8s.bases";

  private final GoMojo goal;
  private final BaseImages bases = new BaseImages();
  private @Nullable HttpRegistries opened;

  ImageBases(GoMojo goal) {
    this.goal = goal;
  }

  /** Finds out that a base lacks a platform, or can't be had at all. */
  static void check(GoMojo goal, ImageConfig config, List<Platform> built) throws ImageException {
    try (ImageBases bases = new ImageBases(goal)) {
      ImagePlatforms selected = ImagePlatforms.select(config.platforms, built);
      bases.find(new ImageSpec.Bases(config.base(), selected.bases()), selected.platforms());
    } catch (InvalidPlatformException e) {
      throw ImageException.inProject(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the bases with what was found of them for the platforms. */
  ImageSpec.Bases find(ImageSpec.Bases wanted, Collection<Platform> platforms)
      throws ImageException, IOException {
    boolean anyElsewhere = platforms.stream().map(wanted::of).anyMatch(BaseImage::isElsewhere);
    return anyElsewhere ? bases.find(wanted, platforms, places()) : wanted;
  }

  /** Asks what the tags stand for now, writes it into the lock file, and gives the pins. */
  Map<String, String> lock(Collection<BaseImage> wanted) throws ImageException, IOException {
    return bases.lock(wanted, places());
  }

  /** Gives the module's lock file, or the nearest one above it. */
  BaseLock lockFile() throws ImageException, IOException {
    File root = goal.session.getRequest().getMultiModuleProjectDirectory();
    return BaseLock.find(
        goal.folder(), root == null ? goal.folder() : root.toPath().toAbsolutePath());
  }

  @Override
  public synchronized void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  private BaseImages.Places places() throws ImageException, IOException {
    Path cache = Optional.ofNullable(goal.cacheDirectory)
        .map(File::toPath)
        .orElseGet(() -> UserFolders.current(System.getenv()).pluginCache());
    return new BaseImages.Places(
        goal.folder(), cache.resolve("images"), lockFile(), registries(), session());
  }

  private Optional<Registries> registries() {
    if (goal.offline()) {
      return Optional.empty();
    }
    return Optional.of(name -> opened().repository(name));
  }

  /** Opens the way to registries when it is needed first; layers are pulled by several threads. */
  synchronized HttpRegistries opened() throws ImageException {
    HttpRegistries present = opened;
    if (present == null) {
      present = RegistryAccess.open(goal);
      opened = present;
    }
    return present;
  }

  private Map<String, String> session() {
    return SessionMap.of(goal.session, KEY);
  }
}
