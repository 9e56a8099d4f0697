package io.github.gok8s.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whom files in the image belong to.
 *
 * @param user the number of the user
 * @param group the number of the group
 */
public record FileOwner(long user, long group) {

  public static final FileOwner ROOT = new FileOwner(0, 0);

  /** Linux has 32 bits, and takes the last of their numbers for none. */
  private static final long LARGEST = 4_294_967_294L;

  private static final Pattern OWNER = Pattern.compile("(\\d{1,10})(?::(\\d{1,10}))?");

  /**
   * Parses {@code 65532:65532}, or {@code 65532} for user and group of that number.
   *
   * @throws ImageException if it is no owner
   */
  public static FileOwner parse(String text) throws ImageException {
    Matcher matcher = OWNER.matcher(text.strip());
    if (matcher.matches()) {
      long user = Long.parseLong(matcher.group(1));
      long group = matcher.group(2) == null ? user : Long.parseLong(matcher.group(2));
      if (Math.max(user, group) <= LARGEST) {
        return new FileOwner(user, group);
      }
    }
    throw ImageException.inProject("\"" + text
        + "\" is not an owner: write the numbers of user and group, as in 65532:65532."
        + " Correct <owner> in <image><files>.");
  }

  /** Gives the owner that a container's user can write as. */
  public static FileOwner of(ContainerUser container) {
    return new FileOwner(container.user(), container.group().orElse(container.user()));
  }

  boolean isRoot() {
    return user == 0 && group == 0;
  }
}
