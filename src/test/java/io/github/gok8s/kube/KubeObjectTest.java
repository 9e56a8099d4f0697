package io.github.gok8s.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubeObjectTest {

  @Test
  void saysWhatIdentifiesIt() {
    KubeObject object = object(
        "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'room','namespace':'shop'}}");

    assertThat(object.apiVersion()).isEqualTo("apps/v1");
    assertThat(object.group()).isEqualTo("apps");
    assertThat(object.kind()).isEqualTo("Deployment");
    assertThat(object.name()).isEqualTo("room");
    assertThat(object.namespace()).contains("shop");
  }

  @Test
  void hasNoGroupAndNoNamespaceWhereNoneIsSaid() {
    KubeObject object = object("{'apiVersion':'v1','kind':'Service','metadata':{'name':'room'}}");

    assertThat(object.group()).isEmpty();
    assertThat(object.namespace()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'Service','metadata':{'name':'room'}} | apiVersion",
        "{'apiVersion':'v1','metadata':{'name':'room'}} | kind",
        "{'apiVersion':'v1','kind':'Service'} | metadata",
        "{'apiVersion':'v1','kind':'Service','metadata':{}} | name",
        "{'apiVersion':'v1','kind':'Service','metadata':{'name':''}} | name"
      })
  void isNoObjectWithoutIdentity(String text, String missing) {
    assertThatThrownBy(() -> object(text)).hasMessage("an object needs " + missing);
  }

  private static KubeObject object(String text) {
    return new KubeObject(JsonParser.parseString(text).getAsJsonObject());
  }
}
