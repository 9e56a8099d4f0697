package io.github.gok8s.kube.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.yaml.YamlFile;
import org.junit.jupiter.api.Test;

class ServerTableTest {

  @Test
  void itLooksAsKubectlPrintsIt() throws Exception {
    JsonObject table = YamlFile.object("""
        columnDefinitions:
        - {name: Name, priority: 0}
        - {name: Ready, priority: 0}
        - {name: Node, priority: 1}
        rows:
        - {cells: [web-1, 1/1, '']}
        - {cells: [a-longer-name, 0/1, null]}
        """);

    assertThat(ServerTable.lines(table, false))
        .containsExactly("NAME            READY", "web-1           1/1", "a-longer-name   0/1");
    assertThat(ServerTable.lines(table, true)).last().isEqualTo("a-longer-name   0/1     <none>");
    assertThat(ServerTable.lines(YamlFile.object("rows: []"), false)).isEmpty();
  }
}
