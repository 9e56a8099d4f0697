package io.github.gok8s.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.LayoutFolder;
import io.github.gok8s.image.Tag;
import io.github.gok8s.result.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A layout with an index of two platforms that have a small layer in common and a large one of their own.
 *
 * @param folder the folder of the layout
 * @param digest the digest of the index
 * @param common the layer that both have
 * @param own the layers of each platform
 * @param manifests the digests of the platforms' manifests
 */
record TestLayout(
    Path folder, String digest, Descriptor common, List<Descriptor> own, List<String> manifests) {

  static final int SIZE = 600_000;

  /** Makes a layout; another seed makes other layers of its platforms. */
  static TestLayout in(Path folder, int seed) {
    List<Descriptor> own = new ArrayList<>();
    List<String> manifests = new ArrayList<>();
    List<String> entries = new ArrayList<>();
    Descriptor common = store(folder, Descriptor.LAYER, bytes(0, 5_000));
    for (String architecture : List.of("amd64", "arm64")) {
      Descriptor layer = store(
          folder, Descriptor.LAYER, bytes(seed * 10 + architecture.length() + own.size(), SIZE));
      Descriptor config = store(
          folder,
          Descriptor.CONFIG,
          ("{\"architecture\":\"" + architecture + "\",\"os\":\"linux\",\"seed\":" + seed + "}")
              .getBytes(UTF_8));
      Descriptor manifest = store(
          folder,
          Descriptor.MANIFEST,
          ("{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s,%s]}"
                  .formatted(Descriptor.MANIFEST, json(config), json(common), json(layer)))
              .getBytes(UTF_8));
      own.add(layer);
      manifests.add(manifest.digest());
      entries.add(json(manifest));
    }
    Descriptor index = store(folder, Descriptor.INDEX, index(entries));
    write(folder.resolve("index.json"), index(List.of(json(index), json(index))));
    return new TestLayout(folder, index.digest(), common, own, manifests);
  }

  /** Makes a bill of materials that refers to the image, and gives the digest of its manifest. */
  String withReferrer() throws IOException {
    Path place = referrers();
    Descriptor empty = store(place, "application/vnd.oci.empty.v1+json", "{}".getBytes(UTF_8));
    Descriptor bill = store(place, "application/vnd.cyclonedx+json", "{\"a\":1}".getBytes(UTF_8));
    byte[] index = Files.readAllBytes(new LayoutFolder(folder).blob(digest));
    Descriptor referrer = store(
        place,
        Descriptor.MANIFEST,
        ("{\"schemaVersion\":2,\"mediaType\":\"%s\",\"artifactType\":\"%s\",\"config\":%s,\"layers\":[%s],\"subject\":%s}"
                .formatted(
                    Descriptor.MANIFEST,
                    bill.mediaType(),
                    json(empty),
                    json(bill),
                    json(Descriptor.of(Descriptor.INDEX, index))))
            .getBytes(UTF_8));
    write(place.resolve("index.json"), index(List.of(json(referrer))));
    return referrer.digest();
  }

  Path referrers() {
    return folder.resolveSibling(folder.getFileName() + "-referrers");
  }

  PushOrder to(String name, String... tags) throws ImageException {
    List<Tag> parsed = new ArrayList<>();
    for (String tag : tags) {
      parsed.add(Tag.parse(tag));
    }
    return new PushOrder(folder, referrers(), digest, ImageName.parse(name), parsed, List.of());
  }

  private static byte[] index(List<String> entries) {
    return ("{\"schemaVersion\":2,\"mediaType\":\"" + Descriptor.INDEX + "\",\"manifests\":["
            + String.join(",", entries) + "]}")
        .getBytes(UTF_8);
  }

  private static String json(Descriptor descriptor) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(descriptor.mediaType(), descriptor.digest(), descriptor.size());
  }

  private static Descriptor store(Path folder, String mediaType, byte[] bytes) {
    write(folder.resolve("blobs/sha256").resolve(Sha256.of(bytes)), bytes);
    return Descriptor.of(mediaType, bytes);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(int seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
