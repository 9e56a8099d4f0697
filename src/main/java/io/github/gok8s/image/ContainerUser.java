package io.github.gok8s.image;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whom the program runs as.
 *
 * @param text {@code 65532:65532}: the numbers of user and group. Names are not allowed: Kubernetes can't see from one
 *     that it is not root ({@code runAsNonRoot}), and on scratch nothing explains them
 */
public record ContainerUser(String text) {

  /** The user that the images of distroless and ko have too. */
  public static final ContainerUser NONROOT = new ContainerUser("65532:65532");

  private static final Pattern USER = Pattern.compile("\\d{1,10}(?::\\d{1,10})?");

  /**
   * Parses a user.
   *
   * @throws ImageException if it is none
   */
  public static ContainerUser parse(String text) throws ImageException {
    String user = text.strip();
    if (!USER.matcher(user).matches()) {
      throw ImageException.inProject("\"" + text
          + "\" is not a user: write the numbers of user and group, as in 65532:65532, because a name does not show Kubernetes that it is not root."
          + " Correct <image><user> (-Dk8s.image.user).");
    }
    return new ContainerUser(user);
  }

  /** Gives the number of the user. */
  public long user() {
    return Long.parseLong(text.split(":", 2)[0]);
  }

  /** Gives the number of the group, if it is named. */
  public Optional<Long> group() {
    String[] numbers = text.split(":", 2);
    return numbers.length == 1 ? Optional.empty() : Optional.of(Long.valueOf(numbers[1]));
  }

  @Override
  public String toString() {
    return text;
  }
}
