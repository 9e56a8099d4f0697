package io.github.gok8s.image.registry;

import io.github.gok8s.image.ImageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks places for credentials in their order, for each registry once. */
public final class CredentialChain {

  private final List<CredentialSource> sources;
  private final Map<String, Search> searches = new HashMap<>();

  /**
   * Holds what was found.
   *
   * @param credential the first credential
   * @param tried the places that were asked, for messages
   */
  private record Search(Optional<Credential> credential, String tried) {}

  public CredentialChain(List<CredentialSource> sources) {
    this.sources = List.copyOf(sources);
  }

  Optional<Credential> find(RegistryHost registry) throws ImageException {
    return search(registry).credential();
  }

  /** Names the places that were asked. */
  String tried(RegistryHost registry) throws ImageException {
    return search(registry).tried();
  }

  private synchronized Search search(RegistryHost registry) throws ImageException {
    Search known = searches.get(registry.name());
    if (known != null) {
      return known;
    }
    List<String> tried = new ArrayList<>();
    Optional<Credential> found = Optional.empty();
    for (CredentialSource source : sources) {
      CredentialSource.Finding finding = source.find(registry.name());
      if (!finding.place().isEmpty()) {
        tried.add(finding.place());
      }
      found = finding.credential();
      if (found.isPresent()) {
        break;
      }
    }
    Search search = new Search(found, String.join("; ", tried));
    searches.put(registry.name(), search);
    return search;
  }
}
