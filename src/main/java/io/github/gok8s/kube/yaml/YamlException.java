package io.github.gok8s.kube.yaml;

/** Says why a text is not YAML, or not such as Kubernetes takes. The message is a full sentence that names file and line. */
public final class YamlException extends Exception {

  private static final long serialVersionUID = 1L;

  public YamlException(String message) {
    super(message);
  }
}
