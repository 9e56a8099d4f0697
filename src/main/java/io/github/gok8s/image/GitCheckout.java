package io.github.gok8s.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what git knows of a folder, by reading git's files: no git has to be there. What can't be read, such as the
 * reftable format, is not told.
 *
 * @param revision the commit that is checked out
 * @param source the address of the remote repository {@code origin}, as a browser takes it and without credentials
 * @see <a href="https://git-scm.com/docs/gitrepository-layout">gitrepository-layout</a>
 */
public record GitCheckout(Optional<String> revision, Optional<String> source) {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern REF = Pattern.compile("refs/(?!.*\\.\\.)[^\\s\\x00-\\x1f]+");
  private static final Pattern SECTION =
      Pattern.compile("\\[\\s*([\\w.-]+)(?:\\s+\"([^\"]*)\")?\\s*]\\s*");
  private static final Pattern URL = Pattern.compile("url\\s*=\\s*\"?([^\"]+?)\"?\\s*");
  private static final Pattern WEB =
      Pattern.compile("(?:https?|ssh|git)://(?:[^@/]*@)?([^/:]+)(?::(\\d+))?/(.+)");
  private static final Pattern SCP = Pattern.compile("(?:[^@/:]+@)?([^/:]{2,}):(?!//)(.+)");
  private static final String FOLDER = "gitdir:";
  private static final String LINK = "ref:";
  private static final int MOST_LINKS = 5;

  private static final GitCheckout NONE = new GitCheckout(Optional.empty(), Optional.empty());

  /** Reads what the nearest {@code .git} at or above the folder says. */
  public static GitCheckout of(Path folder) {
    for (Path above = folder.toAbsolutePath().normalize();
        above != null;
        above = above.getParent()) {
      Path git = above.resolve(".git");
      if (Files.exists(git)) {
        return read(git);
      }
    }
    return NONE;
  }

  private static GitCheckout read(Path git) {
    // a worktree and a submodule have a file there that names the folder
    String elsewhere = text(git);
    Path folder = elsewhere.startsWith(FOLDER)
        ? git.resolveSibling(elsewhere.substring(FOLDER.length()).strip())
        : git;
    // resolved, an empty text is the folder itself
    Path common = folder.resolve(text(folder.resolve("commondir"))).normalize();
    return new GitCheckout(revision(folder, common), source(common));
  }

  private static Optional<String> revision(Path folder, Path common) {
    String value = text(folder.resolve("HEAD"));
    for (int i = 0; i < MOST_LINKS && value.startsWith(LINK); i++) {
      String name = value.substring(LINK.length()).strip();
      value = REF.matcher(name).matches() ? target(name, folder, common) : "";
    }
    return COMMIT.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }

  /** Gives what a reference stands for, empty if there is none of the name. */
  private static String target(String name, Path folder, Path common) {
    for (Path place : List.of(folder, common)) {
      String loose = text(place.resolve(name));
      if (!loose.isEmpty()) {
        return loose;
      }
    }
    for (String line : lines(common.resolve("packed-refs"))) {
      if (line.endsWith(" " + name)) {
        return line.substring(0, line.indexOf(' '));
      }
    }
    return "";
  }

  private static Optional<String> source(Path common) {
    boolean isOrigin = false;
    for (String line : lines(common.resolve("config"))) {
      Matcher section = SECTION.matcher(line);
      Matcher url = URL.matcher(line);
      if (section.matches()) {
        isOrigin = section.group(1).equalsIgnoreCase("remote") && "origin".equals(section.group(2));
      } else if (isOrigin && url.matches()) {
        return address(url.group(1));
      }
    }
    return Optional.empty();
  }

  /** Gives {@code https://host/path} for {@code git@host:path.git}, and never a user's name or password. */
  static Optional<String> address(String remote) {
    Matcher web = WEB.matcher(remote);
    Matcher scp = SCP.matcher(remote);
    String address;
    if (web.matches()) {
      boolean isWeb = remote.startsWith("http");
      String port = isWeb && web.group(2) != null ? ":" + web.group(2) : "";
      String scheme = remote.startsWith("http:") ? "http" : "https";
      address = scheme + "://" + web.group(1) + port + "/" + web.group(3);
    } else if (scp.matches()) {
      address = "https://" + scp.group(1) + "/" + scp.group(2);
    } else {
      return Optional.empty();
    }
    return Optional.of(address.replaceFirst("/+$", "").replaceFirst("\\.git$", ""));
  }

  /** Gives the first line, empty if there is none. */
  private static String text(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "" : lines.get(0);
  }

  /** Gives the lines without white space around them; none if the file can't be read. */
  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.readAllLines(file).stream().map(String::strip).toList()
          : List.of();
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }
}
