package io.github.gok8s.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.gok8s.result.AtomicFile;
import io.github.gok8s.result.Json;
import io.github.gok8s.result.TargetFolder;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a layout's images as single files.
 *
 * <p>A docker archive holds one platform: docker, podman and skopeo accept several images in one, but each needs a tag of its
 * own there, and the last of one tag wins. The OCI archive is the whole layout, with all platforms.
 *
 * @param layout the layout, whose blobs are there
 * @param staging the folder where the files are written before they are moved into place
 * @param target the folder that they go to
 */
record Archives(ImageLayout layout, Path staging, TargetFolder target) {

  /** Matches the names of all docker archives. */
  static final String ANY_DOCKER = "image-*.docker.tar";

  /** The name of the OCI archive. */
  static final String OCI = "image.oci.tar";

  /** Gives the path of a platform's docker archive, {@code target/k8s/image-linux-arm64.docker.tar}. */
  static Path docker(PlatformPlan plan, TargetFolder target) {
    return target.path().resolve("k8s").resolve("image-" + plan.platform().slug() + ".docker.tar");
  }

  /** Gives the path of the OCI archive, {@code target/k8s/image.oci.tar}. */
  static Path oci(TargetFolder target) {
    return target.path().resolve("k8s").resolve(OCI);
  }

  /** Writes what {@code docker load} reads. */
  Path writeDocker(PlatformImage image, ImageSpec.Naming naming) throws IOException {
    JsonArray tags = new JsonArray();
    naming.references().forEach(tags::add);
    JsonArray layers = new JsonArray();
    Map<String, Path> files = new LinkedHashMap<>();
    files.put("config.json", layout.blob(image.config().digest()));
    for (StoredLayer layer : image.layers()) {
      Path blob = layout.blob(layer.record().digest());
      files.put(blob.getFileName() + ".tar.gz", blob);
      layers.add(blob.getFileName() + ".tar.gz");
    }
    JsonObject entry = new JsonObject();
    entry.addProperty("Config", "config.json");
    entry.add("RepoTags", tags);
    entry.add("Layers", layers);
    JsonArray manifest = new JsonArray();
    manifest.add(entry);

    Path archive = docker(image.plan(), target);
    Path beside = staging.resolve(archive.getFileName());
    try (ReproducibleTar tar = open(beside)) {
      byte[] bytes = Json.compact(manifest);
      tar.file(
          "manifest.json",
          ReproducibleTar.FILE_MODE,
          bytes.length,
          new ByteArrayInputStream(bytes));
      addFiles(files, tar);
    }
    AtomicFile.move(beside, archive);
    return archive;
  }

  /** Writes the layout with these blobs as one file. */
  Path writeOci(List<Descriptor> blobs) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (Descriptor blob : blobs) {
      Path file = layout.blob(blob.digest());
      files.put("blobs/sha256/" + file.getFileName(), file);
    }
    Path archive = oci(target);
    Path beside = staging.resolve(archive.getFileName());
    try (ReproducibleTar tar = open(beside)) {
      for (String folder : List.of("blobs", "blobs/sha256")) {
        tar.directory(folder, ReproducibleTar.DIRECTORY_MODE, FileOwner.ROOT);
      }
      addFiles(files, tar);
      addFiles(Map.of("index.json", layout.index()), tar);
      addFiles(Map.of("oci-layout", layout.marker()), tar);
    }
    AtomicFile.move(beside, archive);
    return archive;
  }

  private static ReproducibleTar open(Path file) throws IOException {
    return new ReproducibleTar(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  private static void addFiles(Map<String, Path> files, ReproducibleTar tar) throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      try (InputStream content = Files.newInputStream(file.getValue())) {
        tar.file(file.getKey(), ReproducibleTar.FILE_MODE, Files.size(file.getValue()), content);
      }
    }
  }
}
