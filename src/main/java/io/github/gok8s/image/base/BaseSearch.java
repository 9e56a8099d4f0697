package io.github.gok8s.image.base;

import com.google.gson.JsonObject;
import io.github.gok8s.image.Content;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageReference;
import io.github.gok8s.image.OciPlatform;
import io.github.gok8s.image.PulledBase;
import io.github.gok8s.image.PulledLayer;
import io.github.gok8s.result.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Searches one base image for what suits a platform: goes through its indexes, compares platforms and reads the
 * configurations. Layers are not looked at.
 */
final class BaseSearch {

  private static final int DEEPEST = 4;
  private static final long LONGEST_DOCUMENT = 8 << 20;
  private static final String ATTESTATION = "vnd.docker.reference.type";

  /** What a base has for a platform. */
  private record Candidate(OciPlatform platform, Descriptor manifest) {}

  private final String name;
  private final Optional<ImageReference> reference;
  private final ContentSource source;
  private final String digest;
  private final List<Candidate> candidates = new ArrayList<>();

  private BaseSearch(
      String name, Optional<ImageReference> reference, ContentSource source, String digest) {
    this.name = name;
    this.reference = reference;
    this.source = source;
    this.digest = digest;
  }

  /**
   * Begins a search.
   *
   * @param name the base as the configuration names it
   * @param reference its full name, where it is in a registry
   * @param source where it lies
   * @param wanted the tag or digest
   * @throws ImageException if it is not there, or no image
   */
  static BaseSearch in(
      String name, Optional<ImageReference> reference, ContentSource source, String wanted)
      throws ImageException {
    Content top = source.manifest(wanted);
    BaseSearch search = new BaseSearch(name, reference, source, top.descriptor().digest());
    search.add(top, 0);
    return search;
  }

  /** Gives the digest of what the name stands for. */
  String digest() {
    return digest;
  }

  /**
   * Gives the base as it is for a platform.
   *
   * @throws ImageException if there is none, or it is broken
   */
  PulledBase choose(Platform platform) throws ImageException {
    for (OciPlatform suiting : PlatformRule.suiting(OciPlatform.of(platform))) {
      for (Candidate candidate : candidates) {
        if (candidate.platform().equals(suiting)) {
          return read(candidate.manifest().digest());
        }
      }
    }
    String others = candidates.stream()
        .map(candidate -> candidate.platform().toString())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
    throw ImageException.inProject("The base image " + fullName() + " has nothing for " + platform
        + ". It has " + (others.isEmpty() ? "nothing for any platform" : others)
        + ". Take another in <image><base> (-Dk8s.image.base), give " + platform
        + " a <base> of its own in <image><platforms>, or take the platform out there.");
  }

  private void add(Content content, int depth) throws ImageException {
    JsonObject tree = Documents.parse(content.bytes())
        .orElseThrow(() -> broken(content.descriptor().digest(), "is no JSON object"));
    if (tree.has("manifests")) {
      if (depth >= DEEPEST) {
        throw broken(content.descriptor().digest(), "lies in too many indexes");
      }
      for (JsonObject entry : Documents.objects(tree, "manifests")) {
        addEntry(entry, depth);
      }
    } else if (tree.has("layers")) {
      candidates.add(new Candidate(platformOf(config(tree)), content.descriptor()));
    } else {
      throw broken(
          content.descriptor().digest(),
          "is neither an index nor a manifest of OCI or of Docker's schema 2, but "
              + content.mediaType());
    }
  }

  /** What is no image, such as an attestation, a signature or something of a type unknown here, is passed over. */
  private void addEntry(JsonObject entry, int depth) throws ImageException {
    JsonObject words = Documents.object(entry, "platform");
    boolean isAttached = Documents.object(entry, "annotations").has(ATTESTATION);
    boolean isUnknown = Documents.text(words, "os").equals("unknown");
    Optional<Descriptor> descriptor = Documents.descriptor(entry);
    if (isAttached || isUnknown || descriptor.isEmpty()) {
      return;
    }
    String mediaType = descriptor.get().mediaType();
    boolean isIndex = mediaType.equals(Descriptor.INDEX)
        || mediaType.equals("application/vnd.docker.distribution.manifest.list.v2+json");
    boolean isManifest = mediaType.equals(Descriptor.MANIFEST)
        || mediaType.equals("application/vnd.docker.distribution.manifest.v2+json");
    if (isManifest && !Documents.text(words, "architecture").isEmpty()) {
      candidates.add(new Candidate(platform(words), descriptor.get()));
    } else if (isIndex || (isManifest && Documents.text(entry, "artifactType").isEmpty())) {
      add(source.manifest(descriptor.get().digest()), depth + 1);
    }
  }

  private PulledBase read(String manifest) throws ImageException {
    JsonObject tree = Documents.parse(source.manifest(manifest).bytes())
        .filter(found -> found.has("layers"))
        .orElseThrow(() -> broken(manifest, "is no manifest"));
    JsonObject config = config(tree);
    List<String> diffIds = Documents.texts(Documents.object(config, "rootfs"), "diff_ids");
    List<JsonObject> layers = Documents.objects(tree, "layers");
    if (diffIds.size() != layers.size() || !diffIds.stream().allMatch(Documents::isDigest)) {
      throw broken(
          manifest,
          "has " + layers.size() + " layers, and its configuration tells of " + diffIds.size());
    }
    List<PulledLayer> pulled = new ArrayList<>();
    for (int i = 0; i < diffIds.size(); i++) {
      Descriptor descriptor = Documents.descriptor(layers.get(i))
          .orElseThrow(() -> broken(manifest, "has a layer without a length or a SHA-256"));
      pulled.add(new PulledLayer(name, descriptor, diffIds.get(i), source));
    }
    return new PulledBase(reference, digest, manifest, config, pulled);
  }

  private JsonObject config(JsonObject manifest) throws ImageException {
    Descriptor descriptor = Documents.descriptor(Documents.object(manifest, "config"))
        .filter(found -> found.size() <= LONGEST_DOCUMENT)
        .orElseThrow(() -> broken(digest, "names no configuration that can be read"));
    byte[] bytes;
    try (InputStream blob = source.blob(descriptor)) {
      bytes = blob.readNBytes((int) descriptor.size() + 1);
    } catch (IOException e) {
      throw ImageException.inEnvironment(
          "The configuration of the base image " + fullName() + " can't be read: " + e.getMessage(),
          e);
    }
    if (!Descriptor.digest(bytes).equals(descriptor.digest())) {
      throw ImageException.inEnvironment("The configuration of the base image " + fullName()
          + " arrived damaged: it should be " + descriptor.digest() + ", but is "
          + Descriptor.digest(bytes) + ". Run the same command again.");
    }
    return Documents.parse(bytes)
        .orElseThrow(() -> broken(descriptor.digest(), "is no JSON object"));
  }

  private OciPlatform platformOf(JsonObject config) throws ImageException {
    if (Documents.text(config, "architecture").isEmpty()) {
      throw broken(digest, "does not say which platform it is for");
    }
    return platform(config);
  }

  private static OciPlatform platform(JsonObject words) {
    return PlatformRule.normal(
        Documents.text(words, "os"),
        Documents.text(words, "architecture"),
        Documents.text(words, "variant"));
  }

  private String fullName() {
    return reference.map(ImageReference::toString).orElse(name);
  }

  private ImageException broken(String blob, String what) {
    return ImageException.inProject("The base image " + fullName() + " can't be used: " + blob + " "
        + what + ". Take another in <image><base> (-Dk8s.image.base).");
  }
}
