package io.github.gok8s.go.dist;

import io.github.gok8s.result.SbomSubject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is made of a module's binaries.
 *
 * @param finalName the name of the main artifact, without ending
 * @param subject the Maven module
 * @param published the binaries that are Maven artifacts
 * @param archives the archives, if there shall be some
 * @param time that of everything in archives
 */
public record DistributionSpec(
    String finalName,
    SbomSubject subject,
    List<Published> published,
    Optional<Archives> archives,
    Instant time) {

  /**
   * How archives are made.
   *
   * @param name their names
   * @param content what is in them beside the binaries
   */
  public record Archives(ArchiveName name, ArchiveContent content) {}

  public DistributionSpec {
    published = List.copyOf(published);
  }

  /** Gives the name that a Maven repository has for a file. */
  String repositoryName(String classifier, String type) {
    return subject.artifactId() + "-" + subject.version() + "-" + classifier + "." + type;
  }
}
