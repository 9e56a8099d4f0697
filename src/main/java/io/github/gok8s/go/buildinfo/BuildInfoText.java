package io.github.gok8s.go.buildinfo;

import io.github.gok8s.result.BuildInfo;
import io.github.gok8s.result.LinkedModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the lines that {@code go version -m} prints (runtime/debug.ParseBuildInfo of Go). */
final class BuildInfoText {

  private static final String ON_DISK = "(devel)";

  private String mainPackage = "";
  private @Nullable LinkedModule mainModule;
  private final List<LinkedModule> modules = new ArrayList<>();
  private final Map<String, String> settings = new TreeMap<>();
  private boolean lastIsMain;

  private BuildInfoText() {}

  static BuildInfo parse(String goVersion, String text) {
    BuildInfoText state = new BuildInfoText();
    text.lines().forEach(state::add);
    return new BuildInfo(
        goVersion,
        state.mainPackage,
        Optional.ofNullable(state.mainModule),
        state.modules.stream().sorted().toList(),
        state.settings);
  }

  private void add(String line) {
    String[] words = line.split("\t", -1);
    if (words.length < 2) {
      return;
    }
    switch (words[0]) {
      case "path" -> mainPackage = words[1];
      case "mod" -> {
        mainModule = module(words);
        lastIsMain = true;
      }
      case "dep" -> {
        modules.add(module(words));
        lastIsMain = false;
      }
      case "=>" -> replace(words);
      case "build" -> addSetting(line.substring(line.indexOf('\t') + 1));
      default -> {
        // a later Go may say more
      }
    }
  }

  private static LinkedModule module(String[] words) {
    return new LinkedModule(
        words[1], word(words, 2).filter(version -> !version.equals(ON_DISK)), word(words, 3));
  }

  private static Optional<String> word(String[] words, int index) {
    return Arrays.stream(words).skip(index).findFirst().filter(word -> !word.isEmpty());
  }

  /** The line says what really is linked instead of the module before it: another one, or a folder. */
  private void replace(String[] words) {
    if (lastIsMain || modules.isEmpty()) {
      return;
    }
    LinkedModule replaced = modules.remove(modules.size() - 1);
    LinkedModule other = module(words);
    modules.add(
        other.version().isPresent()
            ? other
            : new LinkedModule(replaced.path(), Optional.empty(), Optional.empty()));
  }

  private void addSetting(String setting) {
    int equals = setting.startsWith("\"") || setting.startsWith("`")
        ? setting.indexOf('=', setting.indexOf(setting.charAt(0), 1))
        : setting.indexOf('=');
    if (equals > 0) {
      settings.put(unquoted(setting.substring(0, equals)), unquoted(setting.substring(equals + 1)));
    }
  }

  /** Takes quotes away, as strconv.Unquote does for what go itself has quoted. */
  private static String unquoted(String text) {
    if (text.length() < 2 || text.charAt(0) != text.charAt(text.length() - 1)) {
      return text;
    }
    String inner = text.substring(1, text.length() - 1);
    if (text.charAt(0) == '`') {
      return inner;
    }
    try {
      return text.charAt(0) == '"' ? inner.translateEscapes() : text;
    } catch (IllegalArgumentException e) {
      // an escape that Java has not; what is shown is what go wrote
      return inner;
    }
  }
}
