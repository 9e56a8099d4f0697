package io.github.gok8s.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Points to an image in a registry, as in {@code docker.io/library/alpine:3.24} or {@code alpine@sha256:…}.
 *
 * @param name the repository, in full
 * @param tag the tag
 * @param digest the digest, which the tag is only a name for where both are given
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">distribution/reference</a>
 */
public record ImageReference(ImageName name, Optional<Tag> tag, Optional<String> digest) {

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Tag LATEST = new Tag("latest");

  public ImageReference {
    name = new ImageName(name.withRegistry());
    if (tag.isEmpty() && digest.isEmpty()) {
      tag = Optional.of(LATEST);
    }
  }

  /**
   * Parses a reference, in full or as people shorten it: {@code alpine} is {@code docker.io/library/alpine:latest}.
   *
   * @return nothing if the text is none
   */
  public static Optional<ImageReference> parse(String text) {
    String rest = text.strip();
    Optional<String> digest = Optional.empty();
    int at = rest.indexOf('@');
    if (at >= 0) {
      digest = Optional.of(rest.substring(at + 1)).filter(d -> DIGEST.matcher(d).matches());
      if (digest.isEmpty()) {
        return Optional.empty();
      }
      rest = rest.substring(0, at);
    }
    int colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
    try {
      Optional<Tag> tag =
          colon < 0 ? Optional.empty() : Optional.of(Tag.parse(rest.substring(colon + 1)));
      String name = colon < 0 ? rest : rest.substring(0, colon);
      return Optional.of(new ImageReference(ImageName.parse(name), tag, digest));
    } catch (ImageException e) {
      return Optional.empty();
    }
  }

  /** Gives what to ask the repository for: the digest, else the tag. */
  public String wanted() {
    return digest.orElseGet(() -> tag.orElse(LATEST).text());
  }

  /** Gives the same image under its digest. */
  public ImageReference at(String pinned) {
    return new ImageReference(name, tag, Optional.of(pinned));
  }

  /** Gives name and tag, without the digest where there is a tag. */
  public String withoutDigest() {
    return name + tag.map(text -> ":" + text).orElse("");
  }

  @Override
  public String toString() {
    return withoutDigest() + digest.map(hash -> "@" + hash).orElse("");
  }
}
