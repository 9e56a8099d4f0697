package io.github.gok8s.image;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Makes the layer of the built-in base {@code static} out of the plugin's own resources ({@code it/refresh-static-base}
 * renews them). It has no native code, so it is the same for every architecture.
 *
 * @param release what the resources are of, which changes with them
 */
record StaticBaseLayer(String release) implements TarLayer {

  /** Where the root certificates lie; Go and most others look there first. */
  static final String CERTIFICATES = "etc/ssl/certs/ca-certificates.crt";

  private static final int PRIVATE_MODE = 0700;
  private static final int SHARED_MODE = 01777;
  private static final FileOwner NONROOT = new FileOwner(65532, 65532);
  private static final String ZONES = "usr/share/zoneinfo/";
  private static final Map<String, String> RESOURCES = Map.of(
      CERTIFICATES,
      "ca-certificates.crt",
      "etc/group",
      "group",
      "etc/nsswitch.conf",
      "nsswitch.conf",
      "etc/os-release",
      "os-release",
      "etc/passwd",
      "passwd",
      "etc/protocols",
      "protocols",
      "etc/services",
      "services",
      "licenses/static-base/MPL-2.0.txt",
      "MPL-2.0.txt",
      "licenses/static-base/NOTICE",
      "NOTICE");

  /** Gives the layer of the resources that this plugin has. */
  static StaticBaseLayer current() {
    try (InputStream release = resource("RELEASE")) {
      return new StaticBaseLayer(new String(release.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("")
          .replace("release=", ""));
    } catch (IOException e) {
      throw new IllegalStateException("the plugin's jar is damaged", e);
    }
  }

  @Override
  public String key() {
    return title() + ", with licences";
  }

  @Override
  public String title() {
    return "static base of " + release;
  }

  @Override
  public long weight() {
    return 1_000_000;
  }

  @Override
  public void writeTo(ReproducibleTar tar) throws IOException {
    SortedMap<String, byte[]> files = files();
    SortedSet<String> paths = new TreeSet<>(files.keySet());
    files.keySet().forEach(file -> addParents(file, paths));
    paths.add("home/");
    paths.add("home/nonroot/");
    paths.add("tmp/");
    for (String path : paths) {
      byte[] content = files.get(path);
      if (content == null) {
        directory(path.substring(0, path.length() - 1), tar);
      } else {
        tar.file(
            path, ReproducibleTar.FILE_MODE, content.length, new ByteArrayInputStream(content));
      }
    }
  }

  private static void directory(String path, ReproducibleTar tar) throws IOException {
    switch (path) {
      case "home/nonroot" -> tar.directory(path, PRIVATE_MODE, NONROOT);
      case "tmp" -> tar.directory(path, SHARED_MODE, FileOwner.ROOT);
      default -> tar.directory(path, ReproducibleTar.DIRECTORY_MODE, FileOwner.ROOT);
    }
  }

  private static SortedMap<String, byte[]> files() throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, String> entry : RESOURCES.entrySet()) {
      try (InputStream content = resource(entry.getValue())) {
        files.put(entry.getKey(), content.readAllBytes());
      }
    }
    // unpacked, because Go reads ZONEINFO=….zip for time.LoadLocation but not for TZ
    try (ZipInputStream zones = new ZipInputStream(resource("zoneinfo.zip"))) {
      for (ZipEntry zone = zones.getNextEntry(); zone != null; zone = zones.getNextEntry()) {
        if (!zone.isDirectory()) {
          files.put(ZONES + zone.getName(), zones.readAllBytes());
        }
      }
    }
    return files;
  }

  private static void addParents(String file, SortedSet<String> paths) {
    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
      paths.add(file.substring(0, slash + 1));
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream resource = StaticBaseLayer.class.getResourceAsStream("static/" + name);
    if (resource == null) {
      throw new FileNotFoundException(name);
    }
    return resource;
  }
}
