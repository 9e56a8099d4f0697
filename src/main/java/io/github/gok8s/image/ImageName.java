package io.github.gok8s.image;

import java.util.regex.Pattern;

/**
 * Names an image without its tag: a repository, with or without the registry it lies in, as in {@code
 * registry.example.com/shop/html-server}.
 *
 * <p>The grammar is that of the distribution project's references. It is written here as well as in jib-core, whose class
 * takes 50 ms to load: a third of what an unchanged build may take. A test holds the two against each other.
 *
 * @param text the name as the user wrote it
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">distribution/reference</a>
 */
public record ImageName(String text) {

  private static final String HOST_PART = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
  private static final String REGISTRY = HOST_PART + "(?:\\." + HOST_PART + ")*(?::[0-9]+)?";
  private static final String PATH_PART = "[a-z0-9]+(?:(?:[_.]|__|-+)[a-z0-9]+)*";
  private static final Pattern NAME =
      Pattern.compile("(?:" + REGISTRY + "/)?" + PATH_PART + "(?:/" + PATH_PART + ")*");
  private static final int LONGEST = 255;

  /**
   * Parses a name.
   *
   * @throws ImageException if it is none, or has a tag or a digest
   */
  public static ImageName parse(String text) throws ImageException {
    String name = text.strip();
    if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
      throw ImageException.inProject("\"" + text
          + "\" is not the name of an image: write it in lower case and without a tag, as in"
          + " registry.example.com/shop/html-server. Correct <image><name> (-Dk8s.image.name);"
          + " tags stand in <image><tags>.");
    }
    return new ImageName(name);
  }

  /** Whether it says in which registry the image lies. */
  public boolean namesRegistry() {
    return withRegistry().equals(text);
  }

  /** Gives the name with registry and full path, as container runtimes keep it: {@code docker.io/library/room} for {@code room}. */
  public String withRegistry() {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return "docker.io/library/" + text;
    }
    String first = text.substring(0, slash);
    boolean isRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isRegistry ? text : "docker.io/" + text;
  }

  /** Gives the same path in another registry: {@code localhost:5000/shop/room} for {@code registry.example.com/shop/room}. */
  public ImageName in(String registry) throws ImageException {
    return parse(registry + "/" + (namesRegistry() ? text.substring(text.indexOf('/') + 1) : text));
  }

  @Override
  public String toString() {
    return text;
  }
}
