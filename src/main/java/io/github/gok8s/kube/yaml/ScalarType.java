package io.github.gok8s.kube.yaml;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what a scalar without quotes is, by the rules of kubectl's parser, which are those of YAML 1.1: {@code 0644} is
 * octal and {@code on} is a boolean. By those of 1.2 the mode of a mounted file would be another one.
 *
 * @see <a href="https://pkg.go.dev/sigs.k8s.io/yaml/goyaml.v2">goyaml.v2, resolve.go</a>
 */
final class ScalarType {

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:0|[1-9][0-9_]*)");
  private static final Pattern OCTAL = Pattern.compile("0o?[0-7][0-7_]*");
  private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F_]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?");

  private ScalarType() {}

  static JsonElement of(String text) {
    if (NULLS.contains(text)) {
      return JsonNull.INSTANCE;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return new JsonPrimitive(TRUE.contains(text));
    }
    String digits = text.replace("_", "");
    if (DECIMAL.matcher(text).matches()) {
      return integer(digits, 10);
    }
    if (OCTAL.matcher(text).matches()) {
      return integer(digits.replaceFirst("^0o?", ""), 8);
    }
    if (HEX.matcher(text).matches() && digits.length() > 2) {
      return integer(digits.substring(2), 16);
    }
    return FLOAT.matcher(text).matches()
        ? new JsonPrimitive(new BigDecimal(text))
        : new JsonPrimitive(text);
  }

  private static JsonPrimitive integer(String digits, int radix) {
    return new JsonPrimitive(new BigInteger(digits, radix));
  }
}
