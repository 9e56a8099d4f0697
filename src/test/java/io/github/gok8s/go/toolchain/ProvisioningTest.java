package io.github.gok8s.go.toolchain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.go.GoException;
import io.github.gok8s.go.Toolchain;
import io.github.gok8s.go.toolchain.sumdb.TestDatabase;
import io.github.gok8s.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs here are shell scripts")
class ProvisioningTest {

  private static final GoSum NOTHING_SHIPPED = new GoSum("this plugin's list", List.of());
  private static final String WRONG = "h1:" + "B".repeat(43) + "=";

  @TempDir
  Path folder;

  private final FakeProxy proxy = new FakeProxy();
  private final TinyToolchain go = TinyToolchain.of("1.26.8");
  private final String name = go.module.name();
  private Requests request;

  @BeforeEach
  void realFolder() throws IOException {
    folder = folder.toRealPath();
    request = Requests.in(folder).goVersion("1.26.8").environment("GOPROXY", proxy.url());
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void downloadsAToolchainWhoseChecksumIsPinned() throws Exception {
    // given
    proxy.serve(go);

    // when
    Toolchain toolchain = resolve(request.checksum(go.hash()));

    // then
    Path root = request.toolchains().resolve(name);
    assertThat(toolchain.root()).isEqualTo(root);
    assertThat(toolchain.executable()).isEqualTo(root.resolve("bin/go")).isExecutable();
    assertThat(toolchain.reason())
        .isEqualTo(
            "Go 1.26.8 from " + root + " (provisioned for <goVersion> 1.26.8; no Go on the PATH)");
    assertThat(run(toolchain)).isEqualTo("go version go1.26.8\n");
    assertThat(root.resolve("src/go.mod")).hasContent("module std");
    assertThat(root.resolve("src/cmd/go.mod")).hasContent("module cmd");
    assertThat(kept()).containsExactlyInAnyOrder(name, name + ".h1", "." + name + ".lock");
    assertThat(request.toolchains().resolve(name + ".h1")).hasContent(go.hash());
    assertThat(proxy.requests()).containsExactly("/" + go.module.zip());
  }

  @Test
  void downloadsOnce() throws Exception {
    proxy.serve(go);
    Toolchain first = resolve(request.checksum(go.hash()));

    Toolchain second = resolve(request);
    Toolchain offline = resolve(request.offline());

    assertThat(second).isEqualTo(first).isEqualTo(offline);
    assertThat(proxy.requests()).hasSize(1);
  }

  @Test
  void saysWhyTheGoOnThePathWasNotTaken() throws Exception {
    proxy.serve(go);
    Path old = TinyToolchain.of("1.24.1").install(folder.resolve("old"));
    request.environment("PATH", old.resolve("bin").toString()).checksum(go.hash());

    assertThat(resolve(request).reason())
        .endsWith(
            "(provisioned for <goVersion> 1.26.8; " + old + "/bin/go on the PATH is Go 1.24.1)");
  }

  @Test
  void takesTheChecksumOfTheLockFile() throws Exception {
    proxy.serve(go);
    Path lock = Files.writeString(folder.resolve("go.toolchain.sum"), "# ours\n\n" + go.line());

    assertThat(resolve(request.lockFile(lock)).version()).hasToString("1.26.8");
  }

  @Test
  void takesTheChecksumThatIsShipped() throws Exception {
    proxy.serve(go);
    GoSum shipped = GoSum.parse("this plugin's list", go.line());

    assertThat(resolve(request, shipped).version()).hasToString("1.26.8");
  }

  @Test
  void asksTheChecksumDatabaseThroughTheProxy() throws Exception {
    proxy.serve(go).mirror("sum.example.com", database());

    Toolchain toolchain = resolve(request);

    assertThat(toolchain.version()).hasToString("1.26.8");
    assertThat(proxy.requests())
        .startsWith(
            "/sumdb/sum.example.com/supported",
            "/sumdb/sum.example.com/lookup/golang.org/toolchain@" + go.module.version())
        .endsWith("/" + go.module.zip());
  }

  @Test
  void asksTheChecksumDatabaseAtItsUrl() throws Exception {
    TestDatabase database = database();
    try (FakeProxy direct = new FakeProxy()) {
      direct.mirror("here", database);
      proxy.serve(go);
      request.environment("GOSUMDB", database.key() + " " + direct.url() + "/sumdb/here");

      assertThat(resolve(request).version()).hasToString("1.26.8");
      assertThat(proxy.requests()).containsExactly("/" + go.module.zip());
    }
  }

  @Test
  void refusesWhatTheChecksumDatabaseKnowsOtherwise() {
    TestDatabase database =
        new TestDatabase("sum.example.com").add(ToolchainModule.PATH, go.module.version(), WRONG);
    proxy.serve(go).mirror("sum.example.com", database);

    assertRefused(
        request.environment("GOSUMDB", database.key()),
        go.module + " from " + proxy.url() + " has the checksum " + go.hash()
            + ", but the checksum database sum.example.com says " + WRONG
            + ". It was not taken. If it is what you mean, correct that; if not, somebody has changed it.");
  }

  @Test
  void refusesAForgedAnswerOfTheChecksumDatabase() throws Exception {
    TestDatabase database = database();
    TestDatabase forger = new TestDatabase("sum.example.com")
        .add(ToolchainModule.PATH, go.module.version(), go.hash());
    proxy.serve(go).mirror("sum.example.com", forger);

    assertRefused(
        request.environment("GOSUMDB", database.key()),
        go.module
            + " can't be verified. The answer of the checksum database is not signed by sum.example.com.");
    assertThat(proxy.requests()).doesNotContain("/" + go.module.zip());
  }

  @Test
  void refusesAWrongChecksum() {
    proxy.serve(go);

    assertRefused(
        request.checksum(WRONG),
        go.module + " from " + proxy.url() + " has the checksum " + go.hash()
            + ", but <goChecksum> (-Dk8s.goChecksum) says " + WRONG
            + ". It was not taken. If it is what you mean, correct that; if not, somebody has changed it.");
  }

  @Test
  void refusesIfAnyOfThoseWhoKnowSaysOtherwise() throws Exception {
    proxy.serve(go);
    Path lock =
        Files.writeString(folder.resolve("go.toolchain.sum"), go.line().replace(go.hash(), WRONG));

    assertRefused(
        request.checksum(go.hash()).lockFile(lock),
        go.module + " from " + proxy.url() + " has the checksum " + go.hash() + ", but " + lock
            + " says " + WRONG
            + ". It was not taken. If it is what you mean, correct that; if not, somebody has changed it.");
  }

  @Test
  void refusesWhatIsKeptIfTheChecksumSaysOtherwise() throws Exception {
    proxy.serve(go);
    resolve(request.checksum(go.hash()));

    assertThatThrownBy(() -> resolve(request.checksum(WRONG)))
        .hasMessageContaining("from " + request.toolchains() + " has the checksum " + go.hash())
        .hasMessageContaining("but <goChecksum> (-Dk8s.goChecksum) says " + WRONG);
  }

  @Test
  void refusesAChecksumThatIsNone() {
    assertThatThrownBy(() -> resolve(request.checksum("sha256:abc")))
        .isInstanceOf(GoException.class)
        .hasMessage(
            "<goChecksum> (-Dk8s.goChecksum) is \"sha256:abc\", which is no checksum of a Go toolchain: "
                + "that is h1: and 44 characters of base64.");
  }

  @Test
  void refusesToDownloadWhatCantBeVerified() {
    proxy.serve(go);
    String end = " Nothing was downloaded. Name the checksum of " + go.module
        + " in <goChecksum> (-Dk8s.goChecksum), as h1:…";
    String start = "Go 1.26.8 for " + go.module.host().port() + " can't be verified: ";

    assertRefused(
        request.environment("GOSUMDB", "off"),
        start + "the checksum database is off (GOSUMDB=off)." + end);
    assertRefused(
        request.environment("GOSUMDB", "").environment("GOPRIVATE", "golang.org/*"),
        start + "GONOSUMDB or GOPRIVATE keeps it from the checksum database (golang.org/*)." + end);
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void refusesAVersionThatTheChecksumDatabaseDoesNotKnow() {
    TestDatabase database = new TestDatabase("sum.example.com").withOthers(3);
    proxy
        .mirror("sum.example.com", database)
        .answer("/sumdb/sum.example.com/lookup/golang.org/toolchain@" + go.module.version(), 404);

    assertThatThrownBy(() -> resolve(request.environment("GOSUMDB", database.key())))
        .hasMessageStartingWith("Go 1.26.8 for " + go.module.host().port()
            + " can't be verified: the checksum database knows no such version, ");
  }

  @Test
  void keepsNothingOfADownloadThatIsCutOff() {
    byte[] zip = go.zip();
    proxy.answer("/" + go.module.zip(), exchange -> {
      exchange.sendResponseHeaders(200, zip.length);
      exchange.getResponseBody().write(zip, 0, zip.length / 2);
      exchange.getResponseBody().flush();
    });

    assertThatThrownBy(() -> resolve(request.checksum(go.hash())))
        .isInstanceOfSatisfying(
            GoException.class, e -> assertThat(e.isMistakeOfUser()).isFalse())
        .hasMessageStartingWith(
            "Go 1.26.8 for " + go.module.host().port() + " could not be downloaded: "
                + proxy.url() + "/" + go.module.zip()
                + ": Premature end of Content-Length delimited message body "
                + "(expected: ")
        .hasMessageEndingWith(
            "Nothing of it was kept. Look at GOPROXY and the proxy in settings.xml, "
                + "or name a Go that is there in <goExecutable> (-Dk8s.goExecutable).");
    assertThat(kept()).containsExactly("." + name + ".lock");
  }

  @Test
  void keepsNothingOfWhatIsNoZip() {
    proxy.serve("/" + go.module.zip(), "<html>Please log in</html>".getBytes(UTF_8));

    assertRefused(
        request.checksum(go.hash()),
        go.module + " from " + proxy.url() + " is no zip of a Go toolchain, or a part of one: "
            + "zip END header not found. Nothing of it was kept.");
  }

  @Test
  void namesEveryProxyThatWasTried() throws Exception {
    try (FakeProxy second = new FakeProxy()) {
      second.answer("/" + go.module.zip(), 503);
      request.environment("GOPROXY", proxy.url() + "," + second.url()).checksum(go.hash());

      assertThatThrownBy(() -> resolve(request))
          .hasMessageStartingWith("Go 1.26.8 for " + go.module.host().port()
              + " could not be downloaded: "
              + proxy.url() + "/" + go.module.zip() + " answered 404 (not there); "
              + second.url() + "/" + go.module.zip() + ": it answered 503 Service Unavailable. ");
    }
  }

  @Test
  void doesNotDownloadWhenTheProxyIsOff() {
    request.environment("GOPROXY", "off").checksum(go.hash());

    assertThatThrownBy(() -> resolve(request))
        .hasMessageStartingWith("Go 1.26.8 for " + go.module.host().port()
            + " could not be downloaded: GOPROXY is off. ");
  }

  @Test
  void readsTheProxyFromTheFileOfGoEnv() throws Exception {
    proxy.serve(go);
    Path file = Files.writeString(folder.resolve("env"), "GOPROXY=" + proxy.url() + "\n");
    request.environment("GOPROXY", "").environment("GOENV", file.toString());

    assertThat(resolve(request.checksum(go.hash())).version()).hasToString("1.26.8");
  }

  @Test
  void readsAFolderAsProxy() throws Exception {
    Path zip = folder.resolve("mirror").resolve(go.module.zip());
    Files.createDirectories(zip.resolveSibling(""));
    go.write(zip);
    request.environment("GOPROXY", folder.resolve("mirror").toUri().toString());

    assertThat(resolve(request.checksum(go.hash())).version()).hasToString("1.26.8");
  }

  @Test
  void offlineSaysWhatIsMissing() {
    assertRefused(
        request.offline(),
        "There is no Go on this machine that fits <goVersion> 1.26.8, and -o forbids to download Go 1.26.8; "
            + "no Go on the PATH. Build once without -o, or name a Go in <goExecutable> (-Dk8s.goExecutable).");
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void offlineTakesAnotherToolchainThatFits() throws Exception {
    proxy.serve(go);
    resolve(request.checksum(go.hash()));
    GoSum shipped =
        GoSum.parse("this plugin's list", TinyToolchain.of("1.26.11").line());

    Toolchain toolchain = resolve(Requests.in(folder).minimum("1.26").offline(), shipped);

    assertThat(toolchain.reason())
        .isEqualTo(
            "Go 1.26.8 from " + request.toolchains().resolve(name)
                + " (kept from an earlier build; -o forbids to download Go 1.26.11; no Go on the PATH)");
  }

  @Test
  void clearsAwayWhatAKilledBuildLeft() throws Exception {
    proxy.serve(go);
    Path left = request.toolchains().resolve("." + name + "-of-a-killed-build/go/bin");
    Files.createDirectories(left);
    Files.writeString(left.resolve("go"), "half of it");
    Files.createDirectories(request.toolchains().resolve(name + "/bin"));

    resolve(request.checksum(go.hash()));

    assertThat(kept()).containsExactlyInAnyOrder(name, name + ".h1", "." + name + ".lock");
  }

  @Test
  void saysThatTheCacheCantBeWritten() throws Exception {
    Path cache = Files.writeString(folder.resolve("cache"), "not a folder");

    assertThatThrownBy(() -> resolve(request.checksum(go.hash())))
        .isInstanceOfSatisfying(
            GoException.class, e -> assertThat(e.isMistakeOfUser()).isFalse())
        .hasMessage("Go 1.26.8 could not be kept in " + cache + "/toolchains: " + cache
            + "/toolchains/" + name + ".h1: Not a directory.");
  }

  @Test
  void twoBuildsAtOnceDownloadOnce() throws Exception {
    proxy.serve(go);
    request.checksum(go.hash());
    ExecutorService builds = Executors.newFixedThreadPool(4);
    try {
      List<Future<Toolchain>> toolchains =
          Stream.generate(() -> builds.submit(() -> resolve(request))).limit(4).toList();
      for (Future<Toolchain> toolchain : toolchains) {
        assertThat(toolchain.get().version()).hasToString("1.26.8");
      }
    } finally {
      builds.shutdownNow();
    }
    assertThat(proxy.requests()).hasSize(1);
  }

  @Test
  void twoProcessesAtOnceDownloadOnce() throws Exception {
    // given
    proxy.serve(go);
    String[] build = {"provision", folder.toString(), "1.26.8", proxy.url(), go.hash()};

    // when
    List<Process> builds = List.of(OtherBuild.start(build), OtherBuild.start(build));

    // then
    for (Process process : builds) {
      assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
          .startsWith("Go 1.26.8 from " + request.toolchains().resolve(name) + " (provisioned");
      assertThat(process.waitFor()).isZero();
    }
    assertThat(proxy.requests()).hasSize(1);
  }

  @Test
  void startsAnewAfterABuildThatWasKilledWhileItDownloaded() throws Exception {
    // given a build that has half of the zip
    CountDownLatch halfSent = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    byte[] zip = go.zip();
    proxy.answer("/" + go.module.zip(), exchange -> {
      exchange.sendResponseHeaders(200, zip.length);
      exchange.getResponseBody().write(zip, 0, zip.length / 2);
      exchange.getResponseBody().flush();
      halfSent.countDown();
      await(killed);
    });
    Process build =
        OtherBuild.start("provision", folder.toString(), "1.26.8", proxy.url(), go.hash());
    await(halfSent);

    // when
    build.destroyForcibly().waitFor();
    killed.countDown();
    assertThat(kept()).hasSize(2).noneMatch(name::equals);
    proxy.serve(go);
    Toolchain toolchain = resolve(request.checksum(go.hash()));

    // then
    assertThat(run(toolchain)).isEqualTo("go version go1.26.8\n");
    assertThat(kept()).containsExactlyInAnyOrder(name, name + ".h1", "." + name + ".lock");
  }

  @Test
  void refusesAGoModThatAsksForMoreThanThePom() {
    assertThatThrownBy(() -> resolve(request.minimum("1.27")))
        .isInstanceOfSatisfying(
            GoException.class, e -> assertThat(e.isMistakeOfUser()).isTrue())
        .hasMessage(
            "go.mod asks for Go 1.27, but <goVersion> (-Dk8s.goVersion) allows only Go 1.26.8. "
                + "Set <goVersion> to 1.27 or newer, or lower the go line of go.mod.");
    assertThat(proxy.requests()).isEmpty();
  }

  private TestDatabase database() {
    TestDatabase database = new TestDatabase("sum.example.com")
        .withOthers(10)
        .add(ToolchainModule.PATH, go.module.version(), go.hash())
        .withOthers(7);
    request.environment("GOSUMDB", database.key());
    return database;
  }

  private void assertRefused(Requests refused, String message) {
    assertThatThrownBy(() -> resolve(refused)).isInstanceOf(GoException.class).hasMessage(message);
    assertThat(kept()).allMatch(file -> file.endsWith(".lock"));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Set<String> kept() {
    try (Stream<Path> files = Files.list(request.toolchains())) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      return Set.of();
    }
  }

  private static Toolchain resolve(Requests request) throws Exception {
    return resolve(request, NOTHING_SHIPPED);
  }

  private static Toolchain resolve(Requests request, GoSum shipped) throws Exception {
    return new Toolchains(new ProcessRunner()).resolve(request.build(), request.user(), shipped);
  }

  private static String run(Toolchain toolchain) throws Exception {
    Process process = new ProcessBuilder(toolchain.executable().toString(), "version").start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
