package io.github.gok8s.mojo;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.github.gok8s.http.HttpProxy;
import io.github.gok8s.http.ProxyRoutes;
import io.github.gok8s.image.ImageException;
import io.github.gok8s.image.ImageName;
import io.github.gok8s.image.registry.CredentialChain;
import io.github.gok8s.image.registry.CredentialFiles;
import io.github.gok8s.image.registry.CredentialSource;
import io.github.gok8s.image.registry.CredentialVariables;
import io.github.gok8s.image.registry.HttpRegistries;
import io.github.gok8s.image.registry.Mirrors;
import io.github.gok8s.image.registry.RegistryOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the elements of the configuration, settings.xml and the environment into the way to registries. */
final class RegistryAccess {

  private RegistryAccess() {}

  /**
   * Opens the way; nothing is connected to, and no credential is looked for, before one is needed.
   *
   * @throws ImageException if an element has no value that it can have
   */
  static HttpRegistries open(GoMojo goal) throws ImageException {
    ImageConfig config = requireNonNullElseGet(goal.image, ImageConfig::new);
    Map<String, String> environment = System.getenv();
    Optional<HttpProxy> proxy = SettingsProxy.of(goal.session).map(SettingsProxy::toHttpProxy);
    return new HttpRegistries(
        new RegistryOptions(
            ProxyRoutes.of(proxy, name -> Optional.ofNullable(environment.get(name))),
            timeout(config),
            new RegistryOptions.Security(
                certificates(config, goal.folder()),
                requireNonNullElse(config.allowInsecureRegistries, false)),
            Mirrors.parse(GivenValues.of(config.registryMirrors)),
            goal.offline()),
        new CredentialChain(sources(goal, config, environment)));
  }

  private static Duration timeout(ImageConfig config) throws ImageException {
    if (config.registryTimeout == null) {
      return RegistryOptions.TIMEOUT;
    }
    if (config.registryTimeout < 1 || config.registryTimeout > 3600) {
      throw ImageException.inProject("<image><registryTimeout> (-Dk8s.image.registryTimeout) is "
          + config.registryTimeout + ": write seconds, from 1 to 3600.");
    }
    return Duration.ofSeconds(config.registryTimeout);
  }

  private static List<Path> certificates(ImageConfig config, Path folder) throws ImageException {
    List<Path> files = new ArrayList<>();
    for (String name : GivenValues.of(config.registryCertificates)) {
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw ImageException.inProject(
            "<image><registryCertificates> (-Dk8s.image.registryCertificates) names " + file
                + ", which is no file.");
      }
      files.add(file);
    }
    return files;
  }

  private static List<CredentialSource> sources(
      GoMojo goal, ImageConfig config, Map<String, String> environment) throws ImageException {
    List<CredentialSource> sources = new ArrayList<>();
    sources.add(new SettingsServers(goal.session));
    String user = config.registryUserVariable;
    String password = config.registryPasswordVariable;
    if (user != null && password != null && config.name != null) {
      sources.add(
          new CredentialVariables(ImageName.parse(config.name), user, password, environment));
    } else if (user != null || password != null) {
      throw ImageException.inProject("<image><registryUserVariable> and <registryPasswordVariable>"
          + " (-Dk8s.image.registryUserVariable, -Dk8s.image.registryPasswordVariable) belong"
          + " together, and to the registry of <image><name>: set all three or none.");
    }
    sources.addAll(CredentialFiles.of(environment, Path.of(System.getProperty("user.home", ""))));
    return sources;
  }
}
