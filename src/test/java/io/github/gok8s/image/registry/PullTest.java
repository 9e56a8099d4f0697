package io.github.gok8s.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gok8s.http.HttpProxy;
import io.github.gok8s.image.Content;
import io.github.gok8s.image.ContentSource;
import io.github.gok8s.image.Descriptor;
import io.github.gok8s.image.ImageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PullTest {

  private static final byte[] LAYER = layer();
  private static final String MANIFEST = "{\"schemaVersion\":2,\"mediaType\":\""
      + Descriptor.MANIFEST + "\",\"config\":%s,\"layers\":[]}";

  @TempDir
  static Path folder;

  private static RealRegistry registry;
  private static Descriptor blob;
  private static String digest;

  @BeforeAll
  static void fill() {
    registry = new RealRegistry.Setup().data(folder).start();
    for (String repository : new String[] {"public/base", "shop/base"}) {
      blob = new Descriptor(Descriptor.LAYER, registry.putBlob(repository, LAYER), LAYER.length);
      digest = registry.putManifest(
          repository,
          "1",
          Descriptor.MANIFEST,
          MANIFEST.formatted("{\"mediaType\":\"" + Descriptor.CONFIG + "\",\"digest\":\""
              + blob.digest() + "\",\"size\":" + blob.size() + "}"));
    }
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void readsManifestsAndBlobs() throws Exception {
    try (Access access = new Access()) {
      assertPulls(access, registry.address() + "/public/base");
    }
  }

  @Test
  void showsPasswordsWhereTheyAreWanted() throws Exception {
    try (RealRegistry guarded = new RealRegistry.Setup().data(folder).password().start();
        Access access = new Access().as(RealRegistry.JANE)) {
      assertPulls(access, guarded.address() + "/public/base");
    }
  }

  @Test
  void saysThatCredentialsAreMissing() throws Exception {
    try (RealRegistry guarded = new RealRegistry.Setup().data(folder).password().start();
        Access access = new Access()) {
      String name = guarded.address() + "/public/base";

      assertThatThrownBy(() -> access.repository(name).manifest("1"))
          .isInstanceOf(ImageException.class)
          .hasMessage(
              "The registry %s wants credentials to pull from %s, and none were found. Looked for in this order: %s (not there)."
                      .formatted(guarded.address(), name, Access.NOWHERE)
                  + " Add a <server> with the id " + guarded.address()
                  + " to settings.xml, or log in with docker or podman.");
    }
  }

  @Test
  void saysThatCredentialsAreRefused() throws Exception {
    try (RealRegistry guarded = new RealRegistry.Setup().data(folder).password().start();
        Access access =
            new Access().as(new Credential("jane", "wrong", "server x in settings.xml"))) {
      assertThatThrownBy(
              () -> access.repository(guarded.address() + "/public/base").manifest("1"))
          .hasMessage("The registry " + guarded.address()
              + " does not take the credentials of jane (server x in settings.xml): it answered"
              + " 401 Unauthorized. Correct them there, or log in again.");
    }
  }

  @Test
  void getsATokenForWhatEverybodyMayRead() throws Exception {
    try (TokenServer tokens = new TokenServer();
        RealRegistry guarded =
            new RealRegistry.Setup().data(folder).tokensOf(tokens).start();
        Access access = new Access()) {
      assertPulls(access, guarded.address() + "/public/base");
      assertThat(tokens.requests()).containsExactly("repository:public/base:pull");
      assertThatThrownBy(
              () -> access.repository(guarded.address() + "/shop/base").manifest("1"))
          .hasMessageContaining("does not let us pull from " + guarded.address()
              + "/shop/base without credentials: 401 Unauthorized");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sesame", TokenServer.IDENTITY})
  void getsATokenForPasswordsAndIdentityTokens(String secret) throws Exception {
    Credential credential =
        secret.equals("sesame") ? RealRegistry.JANE : Credential.ofIdentityToken(secret, "a test");
    try (TokenServer tokens = new TokenServer();
        RealRegistry guarded =
            new RealRegistry.Setup().data(folder).tokensOf(tokens).start();
        Access access = new Access().as(credential)) {
      assertPulls(access, guarded.address() + "/shop/base");
    }
  }

  @Test
  void getsANewTokenWhenOneHasExpired() throws Exception {
    try (TokenServer tokens = new TokenServer();
        RealRegistry guarded =
            new RealRegistry.Setup().data(folder).tokensOf(tokens).start();
        Access access = new Access()) {
      ContentSource source = access.repository(guarded.address() + "/public/base");
      tokens.expiredTokens();
      assertThatThrownBy(() -> source.manifest("1")).hasMessageContaining("401");
      tokens.validTokens();

      assertThat(source.manifest("1").descriptor().digest()).isEqualTo(digest);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503 | failed at a token for %1$s/public/base 5 times: 503 Service Unavailable. Run the same"
            + " command again later: what has arrived is not sent again.",
        "429 | gets too many requests as jane (a test): 429. Wait, or log in: users"
            + " who are known may ask more."
      })
  void saysThatATokenServiceFails(int status, String message) throws Exception {
    try (TokenServer tokens = new TokenServer();
        RealRegistry guarded =
            new RealRegistry.Setup().data(folder).tokensOf(tokens).start();
        Access access = new Access().as(RealRegistry.JANE)) {
      ContentSource source = access.repository(guarded.address() + "/public/base");
      tokens.fail(status, status, status, status, status);

      assertThatThrownBy(() -> source.manifest("1"))
          .hasMessage(
              "The registry " + guarded.address() + " " + message.formatted(guarded.address()));

      tokens.fail(status);
      assertThat(source.manifest("1").descriptor().digest()).isEqualTo(digest);
    }
  }

  @Test
  void trustsAnAuthorityOfItsOwn() throws Exception {
    try (RealRegistry secure =
            new RealRegistry.Setup().data(folder).tls("server.pem").start();
        Access access = new Access().trusting("authority.pem")) {
      assertPulls(access, secure.address() + "/public/base");
    }
  }

  @Test
  void takesAnyCertificateWhereThatIsAllowed() throws Exception {
    try (RealRegistry secure =
            new RealRegistry.Setup().data(folder).tls("expired.pem").start();
        Access access = new Access().insecure()) {
      assertPulls(access, secure.address() + "/public/base");
    }
  }

  @Test
  void saysWhatToDoAboutAnAuthorityThatIsNotTrusted() throws Exception {
    try (RealRegistry secure =
            new RealRegistry.Setup().data(folder).tls("server.pem").start();
        Access access = new Access().trusting("stranger.pem")) {
      assertThatThrownBy(
              () -> access.repository(secure.address() + "/public/base").manifest("1"))
          .hasMessageStartingWith("The registry " + secure.address()
              + " can't be reached: its certificate is not trusted, PKIX path ")
          .hasMessageEndingWith(". Name the PEM file of the authority that issued it in"
              + " <image><registryCertificates> (-Dk8s.image.registryCertificates).");
    }
  }

  @Test
  void saysThatACertificateHasExpired() throws Exception {
    try (RealRegistry secure =
            new RealRegistry.Setup().data(folder).tls("expired.pem").start();
        Access access = new Access().trusting("authority.pem")) {
      assertThatThrownBy(
              () -> access.repository(secure.address() + "/public/base").manifest("1"))
          .hasMessageStartingWith("The registry " + secure.address()
              + " can't be reached: its certificate has expired (NotAfter: ")
          .hasMessageEndingWith("). Its owner has to renew it.");
    }
  }

  @Test
  void goesThroughTheProxyOfTheSettings() throws Exception {
    try (RealRegistry secure =
            new RealRegistry.Setup().data(folder).tls("server.pem").start();
        TunnelProxy tunnel =
            new TunnelProxy(Integer.parseInt(secure.address().replaceFirst(".*:", "")));
        Access access = new Access()
            .trusting("authority.pem")
            .through(HttpProxy.ofSettings(
                "127.0.0.1",
                tunnel.port(),
                "",
                Optional.of(new HttpProxy.Credentials("jane", "sesame"))))) {
      assertPulls(access, "registry.test/public/base");
      assertThat(tunnel.tunnels())
          .isNotEmpty()
          .allMatch("CONNECT registry.test:443 HTTP/1.1"::equals);
    }
  }

  @Test
  void triesAgainWhatMayPass() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address());
        Access access = new Access()) {
      String manifest = "GET /v2/public/base/manifests/1";
      proxy
          .answer(manifest, 503)
          .answer(manifest, 429, Map.of("Retry-After", "7"))
          .answer(manifest, 408)
          .cutAnswer(manifest, 3);

      assertThat(access
              .repository(proxy.address() + "/public/base")
              .manifest("1")
              .descriptor()
              .digest())
          .isEqualTo(digest);
      assertThat(access.pauses())
          .startsWith(Duration.ofMillis(500), Duration.ofSeconds(7), Duration.ofSeconds(2));
    }
  }

  @Test
  void givesUpInTheEnd() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address());
        Access access = new Access()) {
      for (int i = 0; i < Retries.ATTEMPTS; i++) {
        proxy.answer("GET", 503);
      }
      String name = proxy.address() + "/public/base";

      assertThatThrownBy(() -> access.repository(name).manifest("1"))
          .hasMessage("The registry " + proxy.address() + " failed at " + name
              + ":1 5 times: 503 Service Unavailable. Run the same command again later: what"
              + " has arrived is not sent again.");
      assertThat(access.pauses()).hasSize(Retries.ATTEMPTS - 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"501, 0", "507, 0", "503, 61"})
  void saysNoNumberWhereItAskedOnce(int status, String retryAfter) throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address());
        Access access = new Access()) {
      proxy.answer("GET", status, Map.of("Retry-After", retryAfter));
      String name = proxy.address() + "/public/base";

      assertThatThrownBy(() -> access.repository(name).manifest("1"))
          .hasMessageStartingWith(
              "The registry " + proxy.address() + " failed at " + name + ":1: " + status)
          .hasMessageEndingWith(
              ". Run the same command again later: what has arrived is not sent again.");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @Test
  void goesOnWhereABlobWasCutOff() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address());
        Access access = new Access()) {
      String get = "GET /v2/public/base/blobs/";
      proxy.cutAnswer(get, 100_000).cutAnswer(get, 0).cutAnswer(get, 200_000);
      try (InputStream content =
          access.repository(proxy.address() + "/public/base").blob(blob)) {
        assertThat(content.readAllBytes()).isEqualTo(LAYER);
      }
      assertThat(proxy.requests()).hasSize(4);
    }
  }

  @Test
  void noticesCorruption() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address());
        Access access = new Access()) {
      String name = proxy.address() + "/public/base";
      proxy.corrupt("GET /v2/public/base/blobs/").corrupt("GET /v2/public/base/manifests/");

      try (InputStream content = access.repository(name).blob(blob)) {
        assertThatThrownBy(content::readAllBytes)
            .isInstanceOf(IOException.class)
            .hasCauseInstanceOf(ImageException.class)
            .hasMessageStartingWith(
                "A blob of " + name + " arrived corrupted: its digest is sha256:")
            .hasMessageEndingWith(" instead of " + blob.digest()
                + ". Run the same command again; if it stays, the registry or a proxy before"
                + " it is broken.");
      }
      assertThatThrownBy(() -> access.repository(name).manifest("1"))
          .hasMessageStartingWith("The manifest of " + name + " arrived corrupted: ");
    }
  }

  @Test
  void saysHowLongItWaited() throws Exception {
    try (FaultProxy proxy = new FaultProxy(registry.address());
        Access access = new Access().within(Duration.ofSeconds(1))) {
      proxy.hang("GET");

      assertThatThrownBy(
              () -> access.repository(proxy.address() + "/public/base").manifest("1"))
          .hasMessage("The registry " + proxy.address()
              + " can't be reached: no answer within 1 s. Try again later, or raise"
              + " <image><registryTimeout> (-Dk8s.image.registryTimeout), in seconds.");
    }
  }

  @Test
  void saysThatAHostIsNotKnown() throws Exception {
    try (Access access = new Access()) {
      assertThatThrownBy(() -> access.repository("no-such-host.invalid/base").manifest("1"))
          .hasMessage(
              "The registry no-such-host.invalid can't be reached: its host is not known here."
                  + " Correct <image><base> (-Dk8s.image.base), or check the network and the proxy"
                  + " in settings.xml.");
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (Access access = new Access()) {
      assertThatThrownBy(() -> access.repository("127.0.0.1:" + port + "/base").manifest("1"))
          .hasMessageStartingWith("The registry 127.0.0.1:" + port
              + " can't be reached: nobody answers there, Connection refused")
          .hasMessageEndingWith(". Is it running? Else correct <image><base> (-Dk8s.image.base).");
    }
  }

  @ParameterizedTest
  @CsvSource({"public/base, 2", "public/other, 1"})
  void saysThatSomethingIsNotThere(String repository, String tag) throws Exception {
    try (Access access = new Access()) {
      String name = registry.address() + "/" + repository;

      assertThatThrownBy(() -> access.repository(name).manifest(tag))
          .hasMessageStartingWith("The registry " + registry.address() + " does not have " + name
              + ":" + tag + ": 404 Not Found (MANIFEST_UNKNOWN: ")
          .hasMessageEndingWith(" Correct <image><base> (-Dk8s.image.base).");
    }
  }

  @Test
  void asksMirrorsFirst() throws Exception {
    try (Access access =
        new Access().mirrors("registry.example.invalid=" + registry.address() + "/public")) {
      assertPulls(access, "registry.example.invalid/base");
    }
  }

  @Test
  void takesFromTheRegistryWhatMirrorsDoNotHave() throws Exception {
    try (FaultProxy mirror = new FaultProxy(registry.address());
        Access access =
            new Access().mirrors(registry.address() + "=" + mirror.address() + "/elsewhere")) {
      assertPulls(access, registry.address() + "/public/base");
      assertThat(mirror.requests()).containsExactly("GET /v2/elsewhere/public/base/manifests/1");
    }
  }

  @Test
  void namesTheMirrorsThatFailedToo() throws Exception {
    try (Access access = new Access().mirrors("a.invalid=b.invalid")) {
      assertThatThrownBy(() -> access.repository("a.invalid/base").manifest("1"))
          .hasMessageContaining("The registry a.invalid can't be reached")
          .hasMessageContaining(
              "Its mirrors failed before: The registry b.invalid can't be reached");
    }
  }

  private static void assertPulls(Access access, String name) throws Exception {
    ContentSource source = access.repository(name);
    Content byTag = source.manifest("1");
    assertThat(byTag.mediaType()).isEqualTo(Descriptor.MANIFEST);
    assertThat(byTag.descriptor().digest()).isEqualTo(digest);
    assertThat(source.manifest(digest)).isEqualTo(byTag);
    assertThat(new String(byTag.bytes(), StandardCharsets.UTF_8)).contains(blob.digest());
    try (InputStream content = source.blob(blob)) {
      assertThat(content.readAllBytes()).isEqualTo(LAYER);
    }
  }

  private static byte[] layer() {
    byte[] bytes = new byte[1_000_000];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
