package io.github.gok8s.mojo;

import io.github.gok8s.go.GoModule;
import java.nio.file.Files;
import java.util.Optional;

/** Without what a goal has nothing to do in a module. */
enum Needs {
  /** It always has something to do. */
  NOTHING,
  /** A go.mod. */
  GO,
  /** A go.mod, or an image that jib-maven-plugin has made of a Java module. */
  GO_OR_JAVA;

  /** Gives what is missing of that, in the words for the log; nothing where nothing is. */
  Optional<String> missingIn(GoMojo goal) {
    JibImage java = new JibImage(goal);
    if (this == NOTHING
        || Files.exists(goal.folder().resolve(GoModule.GO_MOD))
        || (this == GO_OR_JAVA && java.isThere())) {
      return Optional.empty();
    }
    return Optional.of(
        this == GO_OR_JAVA && java.isMeant() ? java.missing() : "no go.mod in " + goal.folder());
  }
}
