package io.github.gok8s.image.base;

import io.github.gok8s.image.BaseImage;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageReference;
import io.github.gok8s.image.ImageSpec;
import io.github.gok8s.image.PulledBase;
import io.github.gok8s.image.Registries;
import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the base images of a module for its platforms. What is built in, or empty, needs no finding. */
public final class BaseImages {

  private static final Logger LOG = LoggerFactory.getLogger(BaseImages.class);

  /**
   * Says where to look.
   *
   * @param module the module's folder, where relative files start
   * @param cache the folder that keeps what is pulled
   * @param lock the pins of tags
   * @param registries where images are pulled from; nothing where no connection may be made
   * @param session what this run of Maven knows already, shared by all modules: it begins empty
   */
  public record Places(
      Path module,
      Path cache,
      BaseLock lock,
      Optional<Registries> registries,
      Map<String, String> session) {}

  @Inject
  public BaseImages() {}

  /**
   * Looks for the bases of the platforms; layers are not pulled yet.
   *
   * @throws ImageException if one is not there, can't be reached, or has nothing for a platform
   */
  public ImageSpec.Bases find(ImageSpec.Bases bases, Collection<Platform> platforms, Places places)
      throws ImageException {
    Map<Platform, PulledBase> found = new HashMap<>();
    Map<String, BaseSearch> searches = new HashMap<>();
    for (Platform platform : platforms) {
      BaseImage base = bases.of(platform);
      if (base.isElsewhere()) {
        BaseSearch search = searches.get(base.name());
        if (search == null) {
          search = search(base, places);
          searches.put(base.name(), search);
        }
        found.put(platform, search.choose(platform));
      }
    }
    return new ImageSpec.Bases(bases.usual(), bases.exceptions(), found);
  }

  /**
   * Asks what the tags of all bases that come from registries stand for now, and writes it into the lock file.
   *
   * @return the pins, digests by name and tag
   */
  public Map<String, String> lock(Collection<BaseImage> bases, Places places)
      throws ImageException, IOException {
    Map<String, String> pins = new TreeMap<>();
    for (BaseImage base : bases) {
      if (base instanceof BaseImage.Remote remote && remote.reference().digest().isEmpty()) {
        ImageReference reference = remote.reference();
        BaseSearch search = BaseSearch.in(
            remote.name(), Optional.of(reference), cached(reference, places), reference.wanted());
        pins.put(reference.withoutDigest(), search.digest());
      }
    }
    if (!pins.isEmpty()) {
      places.lock().write(pins);
    }
    return pins;
  }

  private static BaseSearch search(BaseImage base, Places places) throws ImageException {
    if (base instanceof BaseImage.Layout layout) {
      ContentSource source = BaseFiles.open(layout, places.module());
      return BaseSearch.in(
          base.name(), Optional.empty(), source, layout.tag().orElse(LayoutSource.ALL));
    }
    if (base instanceof BaseImage.Archive archive) {
      ContentSource source = BaseFiles.open(archive, places.module());
      return BaseSearch.in(base.name(), Optional.empty(), source, LayoutSource.ALL);
    }
    if (base instanceof BaseImage.Remote remote) {
      return search(remote, places);
    }
    throw new IllegalStateException(base.name() + " lies nowhere");
  }

  private static BaseSearch search(BaseImage.Remote remote, Places places) throws ImageException {
    ImageReference reference = remote.reference();
    Optional<String> pinned =
        reference.digest().isPresent() ? Optional.empty() : places.lock().digest(reference);
    ImageReference wanted = pinned.map(reference::at).orElse(reference);
    BaseSearch search =
        BaseSearch.in(remote.name(), Optional.of(wanted), cached(wanted, places), wanted.wanted());
    if (places.session().put("told " + wanted, "") == null) {
      LOG.info(
          "base    {}   {}{}",
          reference.withoutDigest(),
          search.digest(),
          pinned.isPresent() ? "   (" + BaseLock.NAME + ")" : "");
      SupportEnds.warning(reference, LocalDate.now(ZoneOffset.UTC)).ifPresent(LOG::warn);
    }
    return search;
  }

  private static ContentSource cached(ImageReference reference, Places places) {
    return new CachedSource(
        reference,
        new BaseCache(places.cache()),
        places.registries().map(all -> () -> all.repository(reference.name())),
        places.session());
  }
}
