package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.result.Binary;
import io.github.gok8s.result.ImageRecord;
import io.github.gok8s.result.Sbom;
import io.github.gok8s.result.SpdxDocument;
import io.github.gok8s.result.TargetFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  private static final String EMPTY_TYPE = "application/vnd.oci.empty.v1+json";

  /** A bill of materials that may be there. */
  private record Bill(Path file, String mediaType) {}

  /**
   * Writes the layout anew for an image, of the bills that are there and tell of its binaries.
   *
   * @param image the image, which lies in its layout
   * @param binaries those in it
   */
  public void write(ImageRecord image, List<Binary> binaries) throws IOException {
    List<Descriptor> manifests = new ArrayList<>();
    Set<Path> wanted = new HashSet<>();
    for (Bill bill : bills()) {
      if (Files.isRegularFile(bill.file())) {
        byte[] content = Files.readAllBytes(bill.file());
        if (isAbout(binaries, content)) {
          manifests.add(store(bill, content, subject(image), wanted));
        }
      }
    }
    if (manifests.isEmpty()) {
      remove();
      return;
    }
    JsonArray list = new JsonArray();
    manifests.forEach(manifest -> list.add(manifest.tree()));
    JsonObject index = Manifests.document(Descriptor.INDEX);
    index.add("manifests", list);
    layout().publish(index);
    removeAllBut(wanted);
  }

  /** Whether no bill is newer than the layout; for the image that it was written for, it stands then. */
  public boolean areCurrent() {
    // 0 where a file is not there
    long newest = bills().stream()
        .mapToLong(bill -> bill.file().toFile().lastModified())
        .max()
        .orElse(0);
    return newest > 0 && layout().index().toFile().lastModified() >= newest;
  }

  private List<Bill> bills() {
    return List.of(
        new Bill(target.sbom(), Sbom.MEDIA_TYPE), new Bill(target.spdx(), SpdxDocument.MEDIA_TYPE));
  }

  private ImageLayout layout() {
    return new ImageLayout(target.referrers());
  }

  private Descriptor subject(ImageRecord image) throws IOException {
    Path index = new ImageLayout(target.image()).blob(image.digest());
    return new Descriptor(Descriptor.INDEX, image.digest(), Files.size(index));
  }

  private Descriptor store(Bill bill, byte[] content, Descriptor subject, Set<Path> wanted)
      throws IOException {
    Descriptor empty = layout().store(new JsonObject(), EMPTY_TYPE);
    Descriptor layer = layout().store(content, bill.mediaType());
    Descriptor manifest = layout()
        .store(
            manifest(empty, layer, subject, bill.file().getFileName().toString()),
            Descriptor.MANIFEST);
    List.of(empty, layer, manifest).forEach(blob -> wanted.add(layout().blob(blob.digest())));
    return manifest;
  }

  /** Takes the layout away. */
  public void remove() throws IOException {
    // without this file it is none, should the rest not be taken away
    Files.deleteIfExists(layout().index());
    Files.deleteIfExists(layout().marker());
    removeAllBut(Set.of());
  }

  /** One that was made of other binaries is left over from a build that did not come to the goal {@code package}. */
  private static boolean isAbout(List<Binary> binaries, byte[] bill) {
    String text = new String(bill, StandardCharsets.UTF_8);
    return binaries.stream().allMatch(binary -> text.contains(binary.sha256()));
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

  private void removeAllBut(Set<Path> wanted) throws IOException {
    for (Path file : ImageFiles.children(layout().blobs(), "*")) {
      if (!wanted.contains(file)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
