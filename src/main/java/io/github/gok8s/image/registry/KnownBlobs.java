package io.github.gok8s.image.registry;

import io.github.gok8s.image.Descriptor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers in which repository of a registry a blob lies.
 *
 * @param repositories by registry and digest; of classes of the JDK, so that several class loaders can share it
 */
public record KnownBlobs(ConcurrentMap<String, String> repositories) {

  void add(Repository repository, Descriptor blob) {
    repositories.putIfAbsent(repository.registry() + " " + blob.digest(), repository.path());
  }

  /** Gives a repository of the same registry that has the blob, or that is one of those where it may be. */
  Optional<Repository> find(Repository target, Descriptor blob, List<Repository> guesses) {
    String known = repositories.get(target.registry() + " " + blob.digest());
    return Optional.ofNullable(known)
        .map(path -> new Repository(target.registry(), path))
        .or(() -> guesses.stream().findFirst())
        .filter(other -> !other.path().equals(target.path()));
  }
}
