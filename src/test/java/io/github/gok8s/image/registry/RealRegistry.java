package io.github.gok8s.image.registry;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.gok8s.image.Descriptor;
import io.github.gok8s.result.Sha256;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real registry (the distribution project's) on a port of 127.0.0.1 that the system chooses: Debian's {@code docker-registry},
 * else {@code registry}, on the PATH.
 */
public final class RealRegistry implements AutoCloseable {

  /** Whom a registry with {@link Setup#password} knows. */
  public static final Credential JANE = new Credential("jane", "sesame", "a test");

  private static final String HTPASSWD =
      "jane:$2y$04$r37B/i21PKOJTVs8CuglV.470kDzr1rMtZoGVw2OhubZ3fE/owJUG\n";
  private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final Path folder;
  private final boolean keepsData;
  private final String address;

  private RealRegistry(Process process, Path folder, boolean keepsData, String address) {
    this.process = process;
    this.folder = folder;
    this.keepsData = keepsData;
    this.address = address;
  }

  /** What is special about a registry. */
  public static final class Setup {

    private final StringBuilder http = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();
    private final StringBuilder storage = new StringBuilder();
    private Optional<Path> data = Optional.empty();

    /** Speaks TLS with a certificate of the tests, for example {@code server.pem}. */
    public Setup tls(String certificate) {
      http.append("  tls:\n    certificate: ").append(fixture(certificate));
      http.append("\n    key: ").append(fixture("server.key")).append('\n');
      return this;
    }

    /** Wants the password of jane. */
    public Setup password() {
      try {
        Path file = Files.createTempFile("htpasswd", null);
        file.toFile().deleteOnExit();
        Files.writeString(file, HTPASSWD);
        rest.append("auth:\n  htpasswd:\n    realm: test\n    path: ")
            .append(file)
            .append('\n');
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Wants a token. */
    public Setup tokensOf(TokenServer server) {
      rest.append("auth:\n  token:\n    realm: ").append(server.url());
      rest.append("\n    service: registry.test\n    issuer: test\n    rootcertbundle: ");
      rest.append(fixture("server.pem")).append('\n');
      return this;
    }

    /** Takes nothing. */
    public Setup readOnly() {
      storage.append("  maintenance:\n    readonly:\n      enabled: true\n");
      return this;
    }

    /** Keeps its data in a folder that stays. */
    public Setup data(Path folder) {
      data = Optional.of(folder);
      return this;
    }

    public RealRegistry start() {
      try {
        return RealRegistry.start(this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Starts a registry that everybody may use. */
  public static RealRegistry start() {
    return new Setup().start();
  }

  /** Gives a file of the tests: {@code authority.pem} has issued {@code server.pem} and {@code expired.pem}, not {@code stranger.pem}. */
  public static Path fixture(String name) {
    try {
      return Path.of(RealRegistry.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Host and port, as in the names of its images. */
  public String address() {
    return address;
  }

  /** Stores a blob without the code that is tested, and gives its digest. */
  public String putBlob(String repository, byte[] bytes) {
    String location = send("POST", "/v2/" + repository + "/blobs/uploads/", "", new byte[0])
        .headers()
        .firstValue("Location")
        .orElseThrow();
    String digest = "sha256:" + Sha256.of(bytes);
    send("PUT", location + "&digest=" + digest, "application/octet-stream", bytes);
    return digest;
  }

  /** Stores a manifest or an index without the code that is tested, and gives its digest. */
  public String putManifest(String repository, String tag, String mediaType, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    send("PUT", "/v2/" + repository + "/manifests/" + tag, mediaType, bytes);
    return "sha256:" + Sha256.of(bytes);
  }

  /** Gives what a GET answers: status and text. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, "", new byte[0]);
  }

  private HttpResponse<String> send(String method, String path, String contentType, byte[] body) {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
        .header("Content-Type", contentType.isEmpty() ? "application/octet-stream" : contentType)
        .header("Accept", "*/*")
        .header("Accept", Descriptor.INDEX)
        .header("Accept", Descriptor.MANIFEST)
        .build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (!method.equals("GET") && response.statusCode() >= 300) {
        throw new IOException(
            method + " " + path + ": " + response.statusCode() + " " + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a blob or manifest is stored, whatever repository has it. */
  public boolean stores(String digest) {
    String hex = digest.substring("sha256:".length());
    return Files.exists(folder.resolve(
        "docker/registry/v2/blobs/sha256/" + hex.substring(0, 2) + "/" + hex + "/data"));
  }

  /** Overwrites what is stored. */
  public void corrupt(String digest, byte[] bytes) throws IOException {
    String hex = digest.substring("sha256:".length());
    Files.write(
        folder.resolve(
            "docker/registry/v2/blobs/sha256/" + hex.substring(0, 2) + "/" + hex + "/data"),
        bytes);
  }

  /** Where everything is stored. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      if (!keepsData) {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RealRegistry start(Setup setup) throws IOException {
    Path data = setup.data.isPresent() ? setup.data.get() : Files.createTempDirectory("registry");
    Path config = Files.createTempFile("registry", ".yml");
    Files.writeString(config, """
        version: 0.1
        log:
          level: info
          accesslog:
            disabled: true
        storage:
          filesystem:
            rootdirectory: %s
        %shttp:
          addr: 127.0.0.1:0
          relativeurls: true
          secret: test
        %s%s\
        """.formatted(data, setup.storage, setup.http, setup.rest));
    ProcessBuilder builder =
        new ProcessBuilder(program(), "serve", config.toString()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("REGISTRY_"));
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> address = new CompletableFuture<>();
    Thread reading = new Thread(() -> read(process, address));
    reading.setDaemon(true);
    reading.start();
    try {
      return new RealRegistry(
          process, data, setup.data.isPresent(), address.get(30, TimeUnit.SECONDS));
    } catch (Exception e) {
      process.destroyForcibly();
      throw new IOException("the registry did not start", e);
    } finally {
      Files.delete(config);
    }
  }

  private static void read(Process process, CompletableFuture<String> address) {
    List<String> log = new ArrayList<>();
    try (BufferedReader output = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Matcher matcher = LISTENING.matcher(line);
        if (matcher.find()) {
          address.complete(matcher.group(1));
        }
        log.add(line);
      }
    } catch (IOException e) {
      log.add(e.toString());
    }
    address.completeExceptionally(new IOException(String.join("\n", log)));
  }

  private static String program() {
    for (String name : List.of("docker-registry", "registry")) {
      Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .map(folder -> Path.of(folder, name))
          .filter(Files::isExecutable)
          .findFirst();
      if (found.isPresent()) {
        return found.get().toString();
      }
    }
    System.err.println(
        "*** SKIPPED: no registry here (Debian: docker-registry), nothing is pushed and pulled for"
            + " real");
    return abort("no docker-registry on the PATH");
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException problem)
          throws IOException {
        Files.delete(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
