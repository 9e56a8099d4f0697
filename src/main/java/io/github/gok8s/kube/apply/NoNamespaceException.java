package io.github.gok8s.kube.apply;

/** Says that a namespace is not there. */
public final class NoNamespaceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String namespace;

  NoNamespaceException(String namespace) {
    super("There is no namespace " + namespace + ".");
    this.namespace = namespace;
  }

  public String namespace() {
    return namespace;
  }
}
