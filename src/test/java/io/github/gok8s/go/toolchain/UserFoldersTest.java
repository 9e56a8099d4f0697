package io.github.gok8s.go.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gok8s.result.Platform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserFoldersTest {

  @ParameterizedTest
  @CsvSource({
    "linux,   '',                           /home/jane/.cache/go-k8s-maven-plugin",
    "linux,   XDG_CACHE_HOME=/var/cache/me, /var/cache/me/go-k8s-maven-plugin",
    "linux,   XDG_CACHE_HOME=not/absolute,  /home/jane/.cache/go-k8s-maven-plugin",
    "linux,   HOME=/data/jane,              /data/jane/.cache/go-k8s-maven-plugin",
    "freebsd, '',                           /home/jane/.cache/go-k8s-maven-plugin",
    "darwin,  XDG_CACHE_HOME=/var/cache/me, /home/jane/Library/Caches/go-k8s-maven-plugin",
    "windows, '',                           /home/jane/AppData/Local/go-k8s-maven-plugin",
    "windows, LOCALAPPDATA=/c/local,        /c/local/go-k8s-maven-plugin",
    "windows, UserProfile=/c/jane,          /c/jane/AppData/Local/go-k8s-maven-plugin"
  })
  void keepsDownloadsInTheCacheOfTheUser(String os, String variable, Path folder) {
    assertThat(folders(os, variable).pluginCache()).isEqualTo(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "linux,   '',                   /home/jane/.config/go/env",
    "linux,   XDG_CONFIG_HOME=/etc, /etc/go/env",
    "darwin,  '',                   /home/jane/Library/Application Support/go/env",
    "windows, AppData=/c/roaming,   /c/roaming/go/env",
    "windows, '',                   /home/jane/AppData/Roaming/go/env"
  })
  void knowsTheFileOfGoEnv(String os, String variable, Path file) {
    assertThat(folders(os, variable).goEnvironmentFile()).isEqualTo(file);
  }

  @Test
  void knowsThisMachine() {
    assertThat(UserFolders.current(Map.of()).pluginCache()).isAbsolute();
  }

  private static UserFolders folders(String os, String variable) {
    Map<String, String> environment = new HashMap<>();
    if (!variable.isEmpty()) {
      int equals = variable.indexOf('=');
      environment.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return new UserFolders(
        new Platform(os, "amd64", Optional.empty()), environment, Path.of("/home/jane"));
  }
}
