package io.github.gok8s.http;

import java.util.Arrays;

/** A range of IPv4 addresses as in {@code 10.0.0.0/8}. */
public final class AddressRange {

  private AddressRange() {}

  /** Whether a host, given by its address, lies in a range; names lie in none. */
  public static boolean covers(String range, String host) {
    int slash = range.indexOf('/');
    String length = range.substring(slash + 1);
    if (!isAddress(host) || !isAddress(range.substring(0, slash)) || !length.matches("\\d{1,2}")) {
      return false;
    }
    int shift = 32 - Math.min(32, Integer.parseInt(length));
    return number(host) >> shift == number(range.substring(0, slash)) >> shift;
  }

  private static boolean isAddress(String text) {
    return text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  private static long number(String address) {
    return Arrays.stream(address.split("\\."))
        .mapToLong(Long::parseLong)
        .reduce(0, (sum, part) -> (sum << 8) + part);
  }
}
