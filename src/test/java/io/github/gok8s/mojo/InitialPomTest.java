package io.github.gok8s.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialPomTest {

  private static final String PLUGIN = """
      <plugin>
        <groupId>io.github.gok8s</groupId>
        <artifactId>go-k8s-maven-plugin</artifactId>
        <version>0.9</version>
        <extensions>true</extensions>
      </plugin>
      """;

  @TempDir
  Path root;

  @ParameterizedTest
  @CsvSource({
    "example.com/shop/room, com.example.shop, room, 1.0.0-SNAPSHOT",
    "github.com/acme/room, com.github.acme, room, 1.0.0-SNAPSHOT",
    "example.com/room/v2, com.example, room, 2.0.0-SNAPSHOT",
    "example.com/room/v1, com.example.room, v1, 1.0.0-SNAPSHOT",
    "example.com, com.example, example.com, 1.0.0-SNAPSHOT",
    "room, room, room, 1.0.0-SNAPSHOT",
    "git.sr.ht/~me/room, ht.sr.git.me, room, 1.0.0-SNAPSHOT"
  })
  void takesCoordinatesFromTheModulesPath(
      String path, String groupId, String artifactId, String version) throws Exception {
    Model model = parse(new InitialPom(path, Optional.empty(), "0.1.0").text());

    assertThat(model.getGroupId()).isEqualTo(groupId);
    assertThat(model.getArtifactId()).isEqualTo(artifactId);
    assertThat(model.getVersion()).isEqualTo(version);
    assertThat(model.getPackaging()).isEqualTo("go");
  }

  @Test
  void isShortAndNamesThePlugin() {
    assertThat(new InitialPom("example.com/room", Optional.empty(), "0.1.0").text())
        .isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>room</artifactId>
              <version>1.0.0-SNAPSHOT</version>
              <packaging>go</packaging>

              <build>
                <plugins>
                  <plugin>
                    <groupId>io.github.gok8s</groupId>
                    <artifactId>go-k8s-maven-plugin</artifactId>
                    <version>0.1.0</version>
                    <extensions>true</extensions>
                  </plugin>
                </plugins>
              </build>
            </project>
            """);
  }

  @Test
  void leavesToTheParentWhatItHandsOnAndIsIndentedAsIt() throws Exception {
    String text = childOf("""
        <project>
        \t<modelVersion>4.0.0</modelVersion>
        \t<groupId>com.shop</groupId>
        \t<artifactId>shop</artifactId>
        \t<version>${revision}</version>
        \t<packaging>pom</packaging>
        \t<build><plugins>%s</plugins></build>
        </project>
        """.formatted(PLUGIN).replace("\n", "\r\n"));

    assertThat(text).endsWith("""
            <modelVersion>4.0.0</modelVersion>
            \t<parent>
            \t\t<groupId>com.shop</groupId>
            \t\t<artifactId>shop</artifactId>
            \t\t<version>${revision}</version>
            \t</parent>
            \t<artifactId>room</artifactId>
            \t<packaging>go</packaging>
            </project>
            """.replace("\n", "\r\n"));
  }

  @Test
  void namesNoVersionWhereTheParentManagesIt() throws Exception {
    Model model = parse(childOf("""
        <project>
            <parent><groupId>com.corp</groupId><artifactId>corp</artifactId><version>7</version></parent>
            <artifactId>shop</artifactId>
            <packaging>pom</packaging>
            <build><pluginManagement><plugins>%s</plugins></pluginManagement></build>
        </project>
        """.formatted(PLUGIN)));

    assertThat(model.getParent().getGroupId()).isEqualTo("com.corp");
    assertThat(model.getParent().getVersion()).isEqualTo("7");
    assertThat(model.getBuild().getPlugins().get(0).getVersion()).isNull();
    assertThat(model.getBuild().getPlugins().get(0).isExtensions()).isTrue();
  }

  @Test
  void namesThePluginWhereTheParentDoesNotKnowIt() throws Exception {
    Model model = parse(childOf("""
        <project>
          <groupId>com.shop</groupId>
          <artifactId>shop</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
        </project>
        """));

    assertThat(model.getVersion()).isNull();
    assertThat(model.getBuild().getPlugins().get(0).getVersion()).isEqualTo("0.1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version></project>",
    "<project><artifactId>a</artifactId><packaging>pom</packaging></project>",
    "<project><artifactId>a</artifactId>",
    "no XML"
  })
  void takesNoParentThatIsNone(String text) throws Exception {
    Files.writeString(root.resolve("pom.xml"), text);

    assertThat(ParentPom.above(root.resolve("room"))).isEmpty();
  }

  @Test
  void knowsWhetherTheParentNamesTheFolder() throws Exception {
    Files.writeString(root.resolve("pom.xml"), """
        <project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><packaging>pom</packaging>
        <modules><module>./room</module><module>other/pom.xml</module></modules></project>""");
    ParentPom pom = ParentPom.above(root.resolve("room")).orElseThrow();

    assertThat(pom.names(root.resolve("room"))).isTrue();
    assertThat(pom.names(root.resolve("other"))).isTrue();
    assertThat(pom.names(root.resolve("third"))).isFalse();
  }

  private String childOf(String parent) throws Exception {
    Files.writeString(root.resolve("pom.xml"), parent);
    return new InitialPom("example.com/room", ParentPom.above(root.resolve("room")), "0.1.0")
        .text();
  }

  private static Model parse(String text) throws Exception {
    return new MavenXpp3Reader().read(new StringReader(text));
  }
}
