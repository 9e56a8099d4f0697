package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What Maven makes of a POM's configuration, for each goal. */
@MojoTest
@NullUnmarked
class GoalConfigurationTest {

  private static final String POM = "src/test/resources/configuration/pom.xml";

  @Test
  @InjectMojo(goal = "compile", pom = POM)
  void ofCompile(CompileMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "package", pom = POM)
  void ofPackage(PackageMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "image", pom = POM)
  void ofImage(ImageMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "lock-base", pom = POM)
  void ofLockBase(LockBaseMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "run", pom = POM)
  void ofRun(RunMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "platforms", pom = POM)
  void ofPlatforms(PlatformsMojo goal) throws Exception {
    assertHoldsAllElements(goal);
  }

  @Test
  @InjectMojo(goal = "compile")
  void ofAGoalWithoutAnyIsUnset(CompileMojo goal) {
    assertThat(Option.of(CompileMojo.class)).allMatch(option -> option.isUnset(goal));
  }

  @Test
  @InjectMojo(goal = "image", pom = POM)
  void givesWayToTheCommandLine(ImageMojo goal) throws Exception {
    Properties commandLine = new Properties();
    commandLine.setProperty("k8s.platforms", "host");
    commandLine.setProperty("k8s.image.name", "other/name");
    commandLine.setProperty("k8s.image.platforms", "linux/riscv64,linux/s390x");
    commandLine.setProperty("k8s.image.args", "-port '80 80'");

    new Overlay(commandLine, new Properties(), Path.of("/shop")).applyTo(goal);

    assertThat(goal.platforms).containsExactly("host");
    assertThat(goal.image.name).isEqualTo("other/name");
    assertThat(goal.image.platforms)
        .extracting(platform -> platform.name)
        .containsExactly("linux/riscv64", "linux/s390x");
    assertThat(goal.image.args).containsExactly("-port", "80 80");
    assertThat(goal.image.base).isEqualTo("scratch");
  }

  private static void assertHoldsAllElements(GoMojo goal) throws Exception {
    new Overlay(new Properties(), new Properties(), Path.of("/shop")).applyTo(goal);

    assertThat(goal.goVersion).isEqualTo("1.26.8");
    assertThat(goal.goExecutable).isEqualTo(new File("/opt/go/bin/go"));
    assertThat(goal.goChecksum).isEqualTo("h1:abc=");
    assertThat(goal.platforms).containsExactly("linux/amd64", "linux/arm/v7", "!windows/arm64");
    assertThat(goal.packages).containsExactly("./cmd/...", "./tools");
    assertThat(goal.buildTags).containsExactly("netgo", "osusergo");
    assertThat(goal.ldflags).isEqualTo("-X main.commit=abc -w");
    assertThat(goal.gcflags).isEqualTo("all=-l");
    assertThat(goal.buildEnvironment)
        .containsEntry("CGO_ENABLED", "1")
        .containsEntry("GOFLAGS", "");
    assertThat(goal.strip).isFalse();
    assertThat(goal.versionVariable).isEqualTo("shop/version.Text");
    assertThat(goal.binaryName).isEqualTo("server");
    assertThat(goal.keepGoing).isTrue();
    assertThat(goal.args).containsExactly("-greeting", "Oh hai, Mark");
    assertThat(goal.timing).isTrue();
    assertThat(goal.cacheDirectory).isEqualTo(new File("/var/cache/go"));
    assertThat(goal.skip).isNull();
    assertHoldsAllElements(goal.image);
  }

  private static void assertHoldsAllElements(ImageConfig image) {
    assertThat(image.name).isEqualTo("registry.example.com/shop/html-server");
    assertThat(image.tags).containsExactly("1.4.0", "latest");
    assertThat(image.base).isEqualTo("scratch");
    assertThat(image.platforms)
        .extracting(platform -> platform.name, platform -> platform.base)
        .containsExactly(tuple("linux/arm64", "static"), tuple("linux/amd64", null));
    assertThat(image.ports).containsExactly("8080");
    assertThat(image.environment).containsEntry("GREETING", "hai");
    assertThat(image.args).isEqualTo(List.of("-port", "8080"));
    assertThat(image.stopSignal).isEqualTo("SIGINT");
    assertThat(image.files)
        .extracting(file -> file.from, file -> file.into, file -> file.mode, file -> file.owner)
        .containsExactly(tuple("etc/shop.conf", "/etc/shop/", "640", "65532"));
    assertThat(image.writableDirectories).containsExactly("/var/lib/shop", "/var/cache/shop");
    assertThat(image.certificates).containsExactly("own-ca.pem");
    assertThat(image.dockerArchive).isTrue();
    assertThat(image.maxSize).isEqualTo("5MB");
  }
}
