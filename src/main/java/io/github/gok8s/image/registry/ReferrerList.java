package io.github.gok8s.image.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonParseException;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.result.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.http.HttpStatus;

/**
 * What a registry says to refer to an image: its own list, or where it keeps none the index under the tag that stands for it.
 *
 * @param client the repository
 * @param subject the digest of the image
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers">Listing Referrers</a>
 */
record ReferrerList(RepositoryClient client, String subject) {

  private static final int MOST = 16_000_000;

  /** Gives the tag that stands for the list of an image. */
  static String tag(String subject) {
    return subject.replace(':', '-');
  }

  /** Gives the digests in the list. One that is missing here may be there nevertheless, and can be sent again. */
  Set<String> digests() throws ImageException {
    Optional<byte[]> own = read("referrers/" + subject);
    Optional<byte[]> list = own.isPresent() ? own : read("manifests/" + tag(subject));
    return list.map(ReferrerList::parse).orElseGet(Set::of);
  }

  private Optional<byte[]> read(String path) throws ImageException {
    HttpCall call =
        HttpCall.of("GET", client.repository().api(path)).with("Accept", Descriptor.INDEX);
    try (Answer answer = client.trySend(call)) {
      return answer.status() == HttpStatus.SC_OK
          ? Optional.of(answer.bytes(MOST))
          : Optional.empty();
    } catch (IOException e) {
      throw client.unreachable(e);
    }
  }

  private static Set<String> parse(byte[] list) {
    try {
      JsonArray entries = Json.parse(list).getAsJsonObject().getAsJsonArray("manifests");
      return entries.asList().stream()
          .map(entry -> entry.getAsJsonObject().get("digest").getAsString())
          .collect(Collectors.toSet());
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      return Set.of();
    }
  }
}
