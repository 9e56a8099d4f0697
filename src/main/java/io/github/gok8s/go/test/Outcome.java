package io.github.gok8s.go.test;

/** How a test ended. */
public sealed interface Outcome {

  /** It did what it should. */
  record Passed() implements Outcome {

    @Override
    public String message() {
      return "";
    }
  }

  /**
   * It was not run to its end, on purpose.
   *
   * @param message what it said about that, or nothing
   */
  record Skipped(String message) implements Outcome {}

  /**
   * It found something wrong.
   *
   * @param type {@code failure} or {@code race}
   * @param message one line that says what
   */
  record Failed(String type, String message) implements Outcome {}

  /**
   * It could not come to its end, or not even begin.
   *
   * @param type {@code panic}, {@code timeout}, {@code exit} or {@code build}
   * @param message one line that says what
   */
  record Broken(String type, String message) implements Outcome {}

  /** Gives the line that says what is wrong, or why it was skipped. */
  String message();

  /** Whether the build is red by this. */
  default boolean isBad() {
    return this instanceof Failed || this instanceof Broken;
  }
}
