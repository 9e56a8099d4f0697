package io.github.gok8s.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what to run, where, and with which environment.
 *
 * @param arguments the program and its arguments
 * @param environment the whole environment; nothing is inherited
 * @param directory the working directory
 */
public record Command(List<String> arguments, Map<String, String> environment, Path directory) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** Gives the arguments as a line that can be pasted into a shell. */
  public String shellLine() {
    return arguments.stream().map(Command::quoted).collect(Collectors.joining(" "));
  }

  /** Gives the same line with variables set before it. */
  public String shellLine(Map<String, String> variables) {
    return Stream.concat(
            new TreeMap<>(variables)
                .entrySet().stream().map(entry -> entry.getKey() + "=" + quoted(entry.getValue())),
            Stream.of(shellLine()))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
