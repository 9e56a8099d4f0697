package io.github.gok8s.image.registry;

import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.http.HttpStatus;
import org.apache.http.entity.ByteArrayEntity;

/**
 * Brings one blob into a repository; after a lost connection it goes on where the registry says that it is.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-blobs">Pushing blobs</a>
 */
final class BlobUpload {

  private final RepositoryClient client;
  private final Descriptor blob;
  private final Path file;
  private final String what;
  private long sent;

  BlobUpload(RepositoryClient client, Descriptor blob, Path file) {
    this.client = client;
    this.blob = blob;
    this.file = file;
    this.what = "the blob " + blob.digest() + " of " + blob.size() + " bytes";
  }

  /** Says how a blob got there. */
  enum Outcome {
    SENT,
    MOUNTED
  }

  /**
   * Mounts or sends the blob.
   *
   * @param from a repository of the same registry that has it, if one is known
   */
  Outcome run(Optional<Repository> from) throws ImageException {
    Optional<String> session = begin(from);
    if (session.isEmpty()) {
      return Outcome.MOUNTED;
    }
    String location = session.get();
    for (int attempt = 1; ; attempt++) {
      Answer answer = null;
      boolean isSpoilt = false;
      try {
        answer = sent == 0 ? sendAll(location) : sendRest(location);
        if (answer.status() == HttpStatus.SC_CREATED) {
          answer.close();
          return Outcome.SENT;
        }
      } catch (IOException e) {
        if (attempt == Retries.ATTEMPTS || !Retries.isWorthIt(e)) {
          throw client.unreachable(e);
        }
      }
      if (answer != null) {
        isSpoilt = isSpoilt(answer, attempt);
        requireHope(answer, attempt, isSpoilt);
      }
      client.pause(attempt);
      location = isSpoilt ? beginAgain() : goOn(location);
    }
  }

  /** Takes the blob over from another repository, or opens an upload: then it gives where to. */
  private Optional<String> begin(Optional<Repository> from) throws ImageException {
    if (from.isEmpty()) {
      return Optional.of(begin());
    }
    String query =
        "?mount=" + encode(blob.digest()) + "&from=" + encode(from.get().path());
    HttpCall call = HttpCall.of("POST", client.repository().api("blobs/uploads/") + query);
    try (Answer answer = client.trySend(call)) {
      if (answer.status() == HttpStatus.SC_CREATED) {
        return Optional.empty();
      }
      if (answer.status() == HttpStatus.SC_ACCEPTED) {
        return Optional.of(location(call.target(), answer));
      }
    } catch (IOException e) {
      throw client.unreachable(e);
    }
    // some refuse what may not be read there, instead of doing without
    return Optional.of(begin());
  }

  private String begin() throws ImageException {
    HttpCall call = HttpCall.of("POST", client.repository().api("blobs/uploads/"));
    try (Answer answer = client.send(call, what, HttpStatus.SC_ACCEPTED)) {
      return location(call.target(), answer);
    } catch (IOException e) {
      throw client.unreachable(e);
    }
  }

  private Answer sendAll(String location) throws IOException, ImageException {
    return client.trySend(
        finish(location).sending(new FileSlice(file, 0, blob.size())).once());
  }

  private Answer sendRest(String location) throws IOException, ImageException {
    String end = location;
    if (sent < blob.size()) {
      HttpCall patch = HttpCall.of("PATCH", location)
          .with("Content-Range", sent + "-" + (blob.size() - 1))
          .sending(new FileSlice(file, sent, blob.size() - sent))
          .once();
      Answer answer = client.trySend(patch);
      if (answer.status() != HttpStatus.SC_ACCEPTED) {
        return answer;
      }
      end = location(location, answer);
      answer.close();
    }
    return client.trySend(finish(end).sending(new ByteArrayEntity(new byte[0])).once());
  }

  private HttpCall finish(String location) {
    String separator = location.contains("?") ? "&" : "?";
    return HttpCall.of("PUT", location + separator + "digest=" + encode(blob.digest()));
  }

  /** Asks how much has arrived; where the registry has forgotten the upload, it begins again. */
  private String goOn(String location) throws ImageException {
    try (Answer answer = client.trySend(HttpCall.of("GET", location))) {
      if (answer.status() == HttpStatus.SC_NO_CONTENT
          || answer.status() == HttpStatus.SC_ACCEPTED) {
        sent = received(answer);
        return location(location, answer);
      }
    } catch (IOException e) {
      throw client.unreachable(e);
    }
    return beginAgain();
  }

  private String beginAgain() throws ImageException {
    sent = 0;
    return begin();
  }

  /** Whether an upload that was gone on with is refused: what the lost connection brought may have been written meanwhile. */
  private static boolean isSpoilt(Answer answer, int attempt) {
    return attempt > 1
        && answer.status() < HttpStatus.SC_INTERNAL_SERVER_ERROR
        && !Retries.isWorthIt(answer.status());
  }

  /** Ends it where another attempt can't help. */
  private void requireHope(Answer answer, int attempt, boolean isSpoilt) throws ImageException {
    try (answer) {
      if (attempt == Retries.ATTEMPTS || !(Retries.isWorthIt(answer.status()) || isSpoilt)) {
        throw client.failed(what, answer);
      }
    } catch (IOException e) {
      throw client.unreachable(e);
    }
  }

  /** Gives how many bytes have arrived. {@code 0-0} is what many say for none; a single byte is sent again then, and noticed. */
  private static long received(Answer answer) {
    String range = answer.header("Range").orElse("").replaceFirst("^(?:bytes[= ])?0-", "");
    long last = range.matches("\\d{1,18}") ? Long.parseLong(range) : 0;
    return last == 0 ? 0 : last + 1;
  }

  private static String location(String from, Answer answer) throws IOException {
    String location = answer
        .header("Location")
        .orElseThrow(() -> new IOException("it does not say where to upload to"));
    return URI.create(from).resolve(location).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
