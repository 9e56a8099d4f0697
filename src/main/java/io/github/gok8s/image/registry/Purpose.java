package io.github.gok8s.image.registry;

/** What a repository is opened for. */
enum Purpose {
  PULL("pull", "pull from", "<image><base> (-Dk8s.image.base)"),
  PUSH("pull,push", "push to", "<image><name> (-Dk8s.image.name)");

  private final String actions;
  private final String words;
  private final String element;

  Purpose(String actions, String words, String element) {
    this.actions = actions;
    this.words = words;
    this.element = element;
  }

  /** What a token has to allow. */
  String scope(Repository repository) {
    return "repository:" + repository.path() + ":" + actions;
  }

  /** {@code push to}. */
  String words() {
    return words;
  }

  /** The element of the configuration that has the repository's name. */
  String element() {
    return element;
  }
}
