package io.github.gok8s.result;

import java.nio.file.Path;

/**
 * Knows where each file lies in a module's build folder.
 *
 * @param path the build folder, absolute; Maven's {@code target}
 */
public record TargetFolder(Path path) {

  /** The folder of a platform's binaries. */
  public Path binaries(Platform platform) {
    return path.resolve("go").resolve(platform.slug());
  }

  /** What {@code compile} made. */
  public Path buildRecord() {
    return path.resolve("k8s/build.json");
  }

  /** The licences of what {@code compile} has linked. */
  public Path licenses() {
    return path.resolve("k8s/licenses");
  }

  /** The OCI image layout. */
  public Path image() {
    return path.resolve("k8s/image");
  }

  /** The OCI image layout of what refers to the image. */
  public Path referrers() {
    return path.resolve("k8s/referrers");
  }

  /** What {@code image} made. */
  public Path imageRecord() {
    return path.resolve("k8s/image.json");
  }

  /** The objects that the module brings to a cluster. */
  public Path manifests() {
    return path.resolve("k8s/manifests.yaml");
  }

  /** What {@code deploy} did. */
  public Path deployRecord() {
    return path.resolve("k8s/deploy.json");
  }

  /** The page that shows all of this. */
  public Path report() {
    return path.resolve("k8s/report.html");
  }

  /** The reports of tests, Maven Surefire's place and form. */
  public Path testReports() {
    return path.resolve("surefire-reports");
  }

  /** What {@code go test} said, event by event. */
  public Path testEvents() {
    return path.resolve("k8s/test-events.json");
  }

  /** The coverage of the tests, as Go writes it. */
  public Path coverageProfile() {
    return path.resolve("k8s/coverage.out");
  }

  /** The same for LCOV. */
  public Path lcov() {
    return path.resolve("k8s/lcov.info");
  }

  /** The same for Cobertura. */
  public Path cobertura() {
    return path.resolve("k8s/cobertura.xml");
  }

  /** The bill of materials that {@code package} makes. */
  public Path sbom() {
    return path.resolve("k8s/sbom.cdx.json");
  }

  /** The same in the words of SPDX. */
  public Path spdx() {
    return path.resolve("k8s/sbom.spdx.json");
  }

  /** The POM that is installed and deployed, where it is not the project's own. */
  public Path publishedPom() {
    return path.resolve("k8s/published-pom.xml");
  }

  /** What {@code compile} remembers of its last run that compiled. */
  public Path compileState() {
    return state("compile.json");
  }

  /** A file that only this plugin reads, for example what a goal has to remember of its last run. */
  public Path state(String name) {
    return path.resolve("k8s/state").resolve(name);
  }

  /** Gives a file's path as the records write it: relative to this folder, with slashes. */
  public String relative(Path file) {
    return path.relativize(file).toString().replace('\\', '/');
  }
}
