package io.github.gok8s.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Puts the values of properties over the elements of a goal: those of the command line over the POM's, those of the
 * project where the POM has none.
 *
 * <p>Maven can do neither: for it an element of the POM beats {@code -D}, and a property never reaches a nested bean.
 *
 * @param commandLine the properties given by {@code -D}
 * @param project the properties of the project
 * @param folder where relative files start
 */
record Overlay(Properties commandLine, Properties project, Path folder) {

  /**
   * Sets the fields of a goal.
   *
   * @throws MojoFailureException if a property's text is no value for its element
   */
  void applyTo(GoMojo goal) throws MojoFailureException {
    apply(Option.of(goal.getClass()), goal);
  }

  /** Sets the fields of a goal or a bean, and says whether a property had a value for one of them. */
  boolean apply(List<Option> options, Object owner) throws MojoFailureException {
    boolean applied = false;
    for (Option option : options) {
      if (option.hasProperty()) {
        applied |= applyProperty(option, owner);
      }
      if (option.kind() == Kind.GROUP) {
        applied |= applyToBean(option, owner);
      } else {
        cleanUp(option, owner);
      }
    }
    return applied;
  }

  private boolean applyProperty(Option option, Object owner) throws MojoFailureException {
    String property = option.property();
    String text = commandLine.getProperty(property);
    String where = "-D" + property;
    if (text == null && option.isUnset(owner)) {
      text = project.getProperty(property);
      where = "<" + property + "> in the project's properties";
    }
    if (text == null) {
      return false;
    }
    Object value = new OptionText(option, where, text).value(folder);
    Object bean = option.get(owner);
    if (option.kind() == Kind.GROUP && bean != null) {
      option.setShortForm(bean, text);
    } else {
      option.set(owner, value);
    }
    return true;
  }

  private boolean applyToBean(Option option, Object owner) throws MojoFailureException {
    Object given = option.get(owner);
    Object bean = given == null ? option.newBean() : given;
    boolean applied = apply(option.children(), bean);
    if (applied) {
      option.set(owner, bean);
    }
    return applied;
  }

  /** Drops the white space and empty words that line breaks in the POM leave, and makes texts of empty entries. */
  private static void cleanUp(Option option, Object owner) {
    if (option.kind() == Kind.WORDS && option.get(owner) instanceof List<?> words) {
      List<String> clean = new ArrayList<>();
      for (Object word : words) {
        if (word != null && !word.toString().isBlank()) {
          clean.add(word.toString().strip());
        }
      }
      option.set(owner, List.copyOf(clean));
    }
    if (option.kind() == Kind.MAP && option.get(owner) instanceof Map<?, ?> entries) {
      Map<String, String> texts = new LinkedHashMap<>();
      entries.forEach(
          (name, text) -> texts.put(String.valueOf(name), text == null ? "" : text.toString()));
      option.set(owner, texts);
    }
  }
}
