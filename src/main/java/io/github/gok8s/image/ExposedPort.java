package io.github.gok8s.image;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells a port that the program listens on, as in {@code 8080/tcp}.
 *
 * @param number 1 to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record ExposedPort(int number, String protocol) implements Comparable<ExposedPort> {

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp|sctp))?");
  private static final int HIGHEST = 65535;
  private static final Comparator<ExposedPort> ORDER =
      Comparator.comparingInt(ExposedPort::number).thenComparing(ExposedPort::protocol);

  /**
   * Parses {@code 8080}, {@code 53/udp} and ranges such as {@code 8000-8010}, the forms of jib-maven-plugin.
   *
   * @throws ImageException if a text is none of them
   */
  public static List<ExposedPort> parse(List<String> texts) throws ImageException {
    SortedSet<ExposedPort> ports = new TreeSet<>();
    for (String text : texts) {
      ports.addAll(range(text));
    }
    return List.copyOf(ports);
  }

  private static List<ExposedPort> range(String text) throws ImageException {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      String protocol = matcher.group(3) == null ? "tcp" : matcher.group(3);
      if (first >= 1 && first <= last && last <= HIGHEST) {
        return IntStream.rangeClosed(first, last)
            .mapToObj(number -> new ExposedPort(number, protocol))
            .toList();
      }
    }
    throw ImageException.inProject("\"" + text
        + "\" is not a port: write a number from 1 to 65535 or a range, with or without the protocol, as in 8080, 53/udp or 8000-8010."
        + " Correct <image><ports> (-Dk8s.image.ports).");
  }

  @Override
  public int compareTo(ExposedPort other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return number + "/" + protocol;
  }
}
