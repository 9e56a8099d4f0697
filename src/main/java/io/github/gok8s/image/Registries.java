package io.github.gok8s.image;

/** Opens repositories of registries, to read what lies in them. */
public interface Registries {

  /**
   * Opens a repository; nothing is connected to before something is read.
   *
   * @param name the repository, in full or as people shorten it: {@code alpine} is {@code docker.io/library/alpine}
   * @throws ImageException if no connection may be made: {@code mvn -o}
   */
  ContentSource repository(ImageName name) throws ImageException;
}
