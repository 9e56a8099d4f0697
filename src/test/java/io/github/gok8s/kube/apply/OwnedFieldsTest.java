package io.github.gok8s.kube.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.gok8s.kube.yaml.YamlFile;
import org.junit.jupiter.api.Test;

class OwnedFieldsTest {

  @Test
  void justWhatTheManagerHasAppliedIsTaken() throws Exception {
    JsonObject live = YamlFile.object("""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          uid: 1
          labels: {app: web, theirs: x}
          finalizers: [a/ours, b/theirs]
          managedFields:
          - manager: kubectl-edit
            operation: Update
            fieldsV1: {'f:spec': {'f:replicas': {}}}
          - manager: go-k8s-maven-plugin
            operation: Apply
            fieldsV1:
              'f:metadata':
                'f:labels': {'f:app': {}}
                'f:finalizers': {'v:"a/ours"': {}}
              'f:spec':
                'f:selector': {}
                'f:template':
                  'f:spec':
                    'f:containers':
                      'k:{"name":"web"}':
                        '.': {}
                        'f:name': {}
                        'f:image': {}
                        'f:ports': {'k:{"containerPort":8080,"protocol":"TCP"}': {'.': {}, 'f:containerPort': {}}}
        spec:
          replicas: 4
          selector: {matchLabels: {app: web}}
          template:
            spec:
              restartPolicy: Always
              containers:
              - {name: sidecar, image: s}
              - {name: web, image: w, imagePullPolicy: Always, ports: [{containerPort: 8080, protocol: TCP}, {containerPort: 9090, protocol: TCP}]}
        status: {replicas: 4}
        """);

    assertThat(OwnedFields.of(live, FieldManagers.MAIN)).contains(YamlFile.object("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop, labels: {app: web}, finalizers: [a/ours]}
        spec:
          selector: {matchLabels: {app: web}}
          template: {spec: {containers: [{name: web, image: w, ports: [{containerPort: 8080}]}]}}
        """));
    assertThat(OwnedFields.of(live, "somebody")).isEmpty();
    assertThat(FieldManagers.ofReplicas(live)).contains("kubectl-edit");
  }
}
