package io.github.gok8s.kube.manifest;

import io.github.gok8s.kube.yaml.ScalarFilter;
import io.github.gok8s.kube.yaml.YamlException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of properties where {@code ${name}} stands; {@code $${name}} is how to write the text {@code ${name}}.
 *
 * @param properties gives the value of a property, if there is one
 */
public record PropertyFilter(Function<String, Optional<String>> properties)
    implements ScalarFilter {

  private static final Pattern EXPRESSION = Pattern.compile("\\$(\\$)?\\{([^}]*)}");

  @Override
  public String filter(String text, String place) throws YamlException {
    if (text.indexOf('$') < 0) {
      return text;
    }
    Matcher matcher = EXPRESSION.matcher(text);
    StringBuilder filtered = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String expression = "${" + name + "}";
      String value =
          matcher.group(1) != null ? expression : properties.apply(name).orElse(null);
      if (value == null) {
        throw new YamlException(place + ": " + expression
            + " is not resolved: no property has that name. For the text itself write $"
            + expression + ".");
      }
      matcher.appendReplacement(filtered, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filtered).toString();
  }
}
