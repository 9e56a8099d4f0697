package io.github.gok8s.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a bill of materials is about: a Maven module, and who says so.
 *
 * @param groupId of the Maven module
 * @param artifactId of the Maven module
 * @param version of the Maven module
 * @param type of its main artifact: {@code zip} where the packaging is {@code go}
 * @param licenses the licences that its POM names
 * @param toolVersion the version of this plugin
 * @param time when it was released; none where the project names no time, for one would differ from build to build
 */
public record SbomSubject(
    String groupId,
    String artifactId,
    String version,
    String type,
    List<Licence> licenses,
    String toolVersion,
    Optional<Instant> time) {

  /**
   * A licence as a POM names it.
   *
   * @param name for example {@code Apache-2.0}
   * @param url where its text is
   */
  public record Licence(String name, Optional<String> url) {}

  public SbomSubject {
    licenses = List.copyOf(licenses);
  }
}
