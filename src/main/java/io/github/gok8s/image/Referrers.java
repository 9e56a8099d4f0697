package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The bills of materials that refer to an image, as manifests with a subject in an OCI layout of their own: of the layout of
 * the image, other tools expect that it holds one image.
 *
 * @param target the module's build folder
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/manifest.md#guidelines-for-artifact-usage">OCI
 *     image manifest, guidelines for artifact usage</a>
 */
public record Referrers(TargetFolder target) {

  private static final String TITLE = "org.opencontainers.image.title";
  private static final byte[] NOTHING = {};
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String EMPTY_TYPE = "application/vnd.oci.empty.v1+json";

  /** Writes the layout anew for an image, of the bills that are there and tell of its binaries. */
  public void write(ImageRecord image, List<Binary> binaries) throws IOException {
    Map<Path, String> bills = new TreeMap<>(Map.of(
        target.sbom(), "application/vnd.cyclonedx+json", target.spdx(), "application/spdx+json"));
    ImageLayout layout = new ImageLayout(target.referrers());
    Path index = new ImageLayout(target.image()).blob(image.digest());
    Descriptor subject = new Descriptor(Descriptor.INDEX, image.digest(), Files.size(index));
    JsonArray manifests = new JsonArray();
    Set<Path> wanted = new HashSet<>();
    for (Map.Entry<Path, String> bill : bills.entrySet()) {
      Path file = bill.getKey();
      byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : NOTHING;
      if (isAbout(binaries, content)) {
        Descriptor empty = store(layout, EMPTY_TYPE, EMPTY);
        Descriptor layer = store(layout, bill.getValue(), content);
        Descriptor manifest = layout.store(
            manifest(empty, layer, subject, file.getFileName().toString()), Descriptor.MANIFEST);
        manifests.add(manifest.tree());
        List.of(empty, layer, manifest).forEach(blob -> wanted.add(layout.blob(blob.digest())));
      }
    }
    if (manifests.isEmpty()) {
      remove();
      return;
    }
    JsonObject all = Manifests.document(Descriptor.INDEX);
    all.add("manifests", manifests);
    layout.publish(all);
    removeAllBut(wanted, layout.blobs());
  }

  /** Takes the layout away. */
  public void remove() throws IOException {
    ImageLayout layout = new ImageLayout(target.referrers());
    // without this file it is none, should the rest not be taken away
    Files.deleteIfExists(layout.index());
    Files.deleteIfExists(layout.marker());
    removeAllBut(Set.of(), layout.blobs());
  }

  /** One that was made of other binaries is left over from a build that did not come to the goal {@code package}. */
  private static boolean isAbout(List<Binary> binaries, byte[] bill) {
    String text = new String(bill, StandardCharsets.UTF_8);
    return !text.isEmpty() && binaries.stream().allMatch(binary -> text.contains(binary.sha256()));
  }

  private static Descriptor store(ImageLayout layout, String mediaType, byte[] bytes)
      throws IOException {
    Descriptor blob = Descriptor.of(mediaType, bytes);
    AtomicFile.writeIfChanged(layout.blob(blob.digest()), bytes);
    return blob;
  }

  private static JsonObject manifest(
      Descriptor empty, Descriptor layer, Descriptor subject, String title) {
    JsonObject content = layer.tree();
    content.add("annotations", Manifests.object(Map.of(TITLE, title)));
    JsonArray layers = new JsonArray();
    layers.add(content);
    JsonObject tree = Manifests.document(Descriptor.MANIFEST);
    tree.addProperty("artifactType", layer.mediaType());
    tree.add("config", empty.tree());
    tree.add("layers", layers);
    tree.add("subject", subject.tree());
    return tree;
  }

  private static void removeAllBut(Set<Path> wanted, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!wanted.contains(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
