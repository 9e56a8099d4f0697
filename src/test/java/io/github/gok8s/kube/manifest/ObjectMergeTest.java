package io.github.gok8s.kube.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectMergeTest {

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a:{b:1}} | {a:{c:2}} | {a:{b:1,c:2}} | members are added",
        "{a:{b:1}} | {a:{b:2}} | {a:{b:2}} | members are replaced",
        "{a:{b:1}} | {a:null} | {} | null takes away",
        "{} | {a:null} | {} | null takes away what is not there",
        "{args:[1,2]} | {args:[3]} | {args:[3]} | other lists are replaced",
        "{containers:[{name:a,image:x}]} | {containers:[{name:b},{name:a,tty:true}]} | {containers:[{name:a,image:x,tty:true},{name:b}]} | containers by name",
        "{env:[{name:A,value:x}]} | {env:[{name:A,valueFrom:{}}]} | {env:[{name:A,valueFrom:{}}]} | a variable as a whole",
        "{volumes:[{name:t,emptyDir:{}}]} | {volumes:[{name:t,secret:{}}]} | {volumes:[{name:t,secret:{}}]} | a volume as a whole",
        "{volumeMounts:[{name:t,mountPath:'/t'}]} | {volumeMounts:[{mountPath:'/t',readOnly:true}]} | {volumeMounts:[{name:t,mountPath:'/t',readOnly:true}]} | mounts by path",
        "{ports:[{name:h,port:80,protocol:TCP}]} | {ports:[{port:80,name:w},{port:80,protocol:UDP}]} | {ports:[{name:w,port:80,protocol:TCP},{port:80,protocol:UDP}]} | ports of a Service by number and protocol",
        "{ports:[{containerPort:80,protocol:TCP}]} | {ports:[{containerPort:80,hostPort:1}]} | {ports:[{containerPort:80,protocol:TCP,hostPort:1}]} | ports of a container by number",
        "{containers:[{name:a},{name:b}]} | {containers:[{name:a,$patch:delete},{name:c,$patch:delete}]} | {containers:[{name:b}]} | an item is deleted",
        "{volumeClaimTemplates:[{metadata:{name:d},spec:{x:1}}]} | {volumeClaimTemplates:[{metadata:{name:d},spec:{y:2}}]} | {volumeClaimTemplates:[{metadata:{name:d},spec:{x:1,y:2}}]} | claims by name",
        "{tcpSocket:{port:1},periodSeconds:5} | {httpGet:{path:'/'}} | {periodSeconds:5,httpGet:{path:'/'}} | a probe asks one thing",
        "{preStop:{sleep:{seconds:5}}} | {preStop:{exec:{}}} | {preStop:{exec:{}}} | a hook does one thing",
        "{strategy:{type:RollingUpdate,rollingUpdate:{maxSurge:1}}} | {strategy:{type:Recreate}} | {strategy:{type:Recreate}} | a strategy is one of two",
        "{strategy:{type:RollingUpdate,rollingUpdate:{maxSurge:1}}} | {strategy:{type:RollingUpdate,rollingUpdate:{maxUnavailable:1}}} | {strategy:{type:RollingUpdate,rollingUpdate:{maxSurge:1,maxUnavailable:1}}} | the same strategy is kept",
        "{a:1} | {a:{b:1}} | {a:{b:1}} | another type wins",
        "{topologySpreadConstraints:[{topologyKey:z,maxSkew:1}]} | {topologySpreadConstraints:[{topologyKey:z,maxSkew:2}]} | {topologySpreadConstraints:[{topologyKey:z,maxSkew:2}]} | constraints by key"
      })
  void putsWhatTheUserWroteOverWhatIsGenerated(
      String generated, String own, String merged, String name) {
    JsonObject target = json(generated);

    ObjectMerge.into(target, json(own));

    assertThat(target).isEqualTo(json(merged));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
