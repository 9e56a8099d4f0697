package io.github.gok8s.kube.yaml;

/** Changes the text of scalars while a file is read, before it is decided whether one is a number or a text. */
@FunctionalInterface
public interface ScalarFilter {

  /** Changes nothing. */
  ScalarFilter NONE = (text, place) -> text;

  /**
   * Gives the text to take instead.
   *
   * @param place file and line, for messages
   */
  String filter(String text, String place) throws YamlException;
}
