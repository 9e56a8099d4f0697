package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnershipTest {

  @Test
  void isFrozenOrALaterVersionWouldNotFindWhatAnEarlierOneApplied() {
    assertThat(List.of(
            Ownership.NAME,
            Ownership.INSTANCE,
            Ownership.VERSION,
            Ownership.PART_OF,
            Ownership.MANAGED_BY,
            Ownership.MANAGER,
            Ownership.GROUP_KINDS,
            Ownership.INITIAL_REPLICAS,
            Ownership.CONFIG_DIGEST))
        .containsExactly(
            "app.kubernetes.io/name",
            "app.kubernetes.io/instance",
            "app.kubernetes.io/version",
            "app.kubernetes.io/part-of",
            "app.kubernetes.io/managed-by",
            "go-k8s-maven-plugin",
            "gok8s.github.io/contains-group-kinds",
            "gok8s.github.io/initial-replicas",
            "gok8s.github.io/config-digest");
  }

  @Test
  void isReadFromAnObject() {
    KubeObject object = new KubeObject(JsonParser.parseString(
            "{'apiVersion':'v1','kind':'Pod','metadata':{'name':'room','labels':{'app':'room'},'annotations':null}}")
        .getAsJsonObject());

    assertThat(Ownership.label(object, "app")).contains("room");
    assertThat(Ownership.label(object, Ownership.NAME)).isEmpty();
    assertThat(Ownership.annotation(object, Ownership.GROUP_KINDS)).isEmpty();
  }
}
