package io.github.gok8s.image.registry;

import io.github.gok8s.image.Content;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a repository from its mirrors, and from its registry what they don't have. */
final class RegistrySource implements ContentSource {

  private static final Logger LOG = LoggerFactory.getLogger(RegistrySource.class);

  private final List<RepositoryReader> mirrors;
  private final RepositoryReader registry;
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  /**
   * Reads from places.
   *
   * @param places the mirrors in their order, the registry itself last
   */
  RegistrySource(List<RepositoryReader> places) {
    this.mirrors = List.copyOf(places.subList(0, places.size() - 1));
    this.registry = places.get(places.size() - 1);
  }

  private interface Reading<T> {
    T from(ContentSource source) throws ImageException;
  }

  @Override
  public Content manifest(String reference) throws ImageException {
    return first(source -> source.manifest(reference));
  }

  @Override
  public InputStream blob(Descriptor descriptor) throws ImageException {
    return first(source -> source.blob(descriptor));
  }

  /** A mirror that fails once is not asked again: it would cost its time-out for each blob. */
  private <T> T first(Reading<T> reading) throws ImageException {
    List<String> problems = new ArrayList<>();
    for (RepositoryReader mirror : mirrors) {
      if (failed.contains(mirror.client().repository().toString())) {
        continue;
      }
      try {
        return reading.from(mirror);
      } catch (ImageException e) {
        LOG.debug("the mirror {} is left out: {}", mirror.client().repository(), e.getMessage());
        problems.add(e.getMessage());
        failed.add(mirror.client().repository().toString());
      }
    }
    try {
      return reading.from(registry);
    } catch (ImageException e) {
      if (problems.isEmpty()) {
        throw e;
      }
      throw ImageException.inEnvironment(
          e.getMessage() + " Its mirrors failed before: " + String.join(" ", problems), e);
    }
  }
}
