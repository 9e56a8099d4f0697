package io.github.gok8s.image.base;

import com.google.gson.JsonObject;
import io.github.gok8s.image.Content;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** A registry's repository behind the cache: what has a digest is asked for once, a tag once in a run of Maven. */
final class CachedSource implements ContentSource {

  /** Opens the repository, when something is missing. */
  interface Remote {
    ContentSource open() throws ImageException;
  }

  private final ImageReference reference;
  private final BaseCache cache;
  private final Optional<Remote> remote;
  private final Map<String, String> session;

  /**
   * Makes the source.
   *
   * @param reference whose repository it is, for messages
   * @param remote the registry, or nothing where no connection may be made
   * @param session the digests of the tags that this run of Maven has asked for; modules that are built at the same time
   *     share it
   */
  CachedSource(
      ImageReference reference,
      BaseCache cache,
      Optional<Remote> remote,
      Map<String, String> session) {
    this.reference = reference;
    this.cache = cache;
    this.remote = remote;
    this.session = session;
  }

  @Override
  public Content manifest(String wanted) throws ImageException {
    // the others wait for the first, and find what it has put into the cache
    synchronized (monitor(wanted)) {
      try {
        return Documents.isDigest(wanted) ? ofDigest(wanted) : ofTag(wanted);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }

  @Override
  public InputStream blob(Descriptor blob) throws ImageException {
    synchronized (monitor(blob.digest())) {
      try {
        if (!cache.has(blob)) {
          try (InputStream content = remote(blob.digest()).blob(blob)) {
            cache.put(blob, content);
          }
        }
        return cache.open(blob);
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }

  private Content ofDigest(String digest) throws IOException, ImageException {
    Optional<byte[]> known = cache.document(digest);
    if (known.isPresent()) {
      return content(known.get());
    }
    Content content = remote(digest).manifest(digest);
    cache.putDocument(digest, content.bytes());
    return content;
  }

  private Content ofTag(String tag) throws IOException, ImageException {
    String name = reference.name() + ":" + tag;
    Optional<String> known = Optional.ofNullable(session.get(name));
    if (known.isEmpty() && remote.isEmpty()) {
      known = cache.digestOf(name);
    }
    if (known.isPresent()) {
      return ofDigest(known.get());
    }
    Content content = remote(tag).manifest(tag);
    String digest = content.descriptor().digest();
    cache.putDocument(digest, content.bytes());
    cache.putDigest(name, digest);
    session.put(name, digest);
    return content;
  }

  private static Content content(byte[] bytes) {
    return new Content(
        Documents.mediaType(Documents.parse(bytes).orElseGet(JsonObject::new)), bytes);
  }

  private ContentSource remote(String wanted) throws ImageException {
    if (remote.isEmpty()) {
      throw ImageException.inEnvironment(
          "The base image " + reference + " is not, or not wholly, in the cache "
              + cache.folder() + " (" + wanted
              + " is missing), and with -o (offline) nothing is pulled. Run the same command once"
              + " without -o.");
    }
    return remote.get().open();
  }

  /** A string of the JVM's pool is one object for all class loaders, and so for two copies of this plugin. */
  private String monitor(String wanted) {
    String name = Documents.isDigest(wanted) ? wanted : reference.name() + ":" + wanted;
    return ("io.github.gok8s.image.base:" + cache.folder() + ":" + name).intern();
  }

  private ImageException unreadable(IOException e) {
    // a stream of a registry can throw no sentence of its own
    if (e.getCause() instanceof ImageException sentence) {
      return sentence;
    }
    return ImageException.inEnvironment(
        "The base image " + reference + " can't be pulled: " + reason(e), e);
  }

  private static String reason(IOException e) {
    return e.getClass() == IOException.class ? e.getMessage() + "." : e + ".";
  }
}
