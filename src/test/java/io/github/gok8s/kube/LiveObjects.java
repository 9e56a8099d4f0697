package io.github.gok8s.kube;

/** Objects of the Deployment web in the namespace shop, as an API server has them, in YAML. */
public final class LiveObjects {

  public static final String APPS = "/apis/apps/v1/namespaces/shop/";
  public static final String CORE = "/api/v1/namespaces/shop/";
  public static final String DEPLOYMENT = APPS + "deployments/web";
  public static final String AUTOSCALERS =
      "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers";

  /** What selects all of a release. */
  public static final String OF_RELEASE =
      "labelSelector=app.kubernetes.io/managed-by=go-k8s-maven-plugin,app.kubernetes.io/instance=web";

  private LiveObjects() {}

  /** A Deployment in its second generation. */
  public static String deployment(String spec, String status) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
          uid: d1
          generation: 2
          annotations: {deployment.kubernetes.io/revision: '2'}
          labels: {app.kubernetes.io/instance: web, app.kubernetes.io/managed-by: go-k8s-maven-plugin}
        spec:
          selector: {matchLabels: {app: web, app.kubernetes.io/instance: web}}
          %s
        status: {%s}
        """.formatted(spec.strip().replace("\n", "\n  "), status);
  }

  /** A Deployment of some replicas, of which so many are made and available. */
  public static String deployment(int replicas, int available) {
    return deployment(
        "replicas: " + replicas,
        "observedGeneration: 2, replicas: %1$d, updatedReplicas: %1$d, availableReplicas: %2$d"
            .formatted(replicas, available));
  }

  /** A ReplicaSet of the Deployment, as an item of a list. */
  public static String replicaSet(int revision) {
    return replicaSet(revision, "containers: [{name: web, image: 'r/web:" + revision + "'}]");
  }

  public static String replicaSet(int revision, String podSpec) {
    return """
        {metadata: {name: web-hash%1$d, uid: rs%1$d,
            labels: {app: web, pod-template-hash: hash%1$d},
            annotations: {deployment.kubernetes.io/revision: '%1$d'},
            ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: d1, controller: true, blockOwnerDeletion: true}]},
         spec: {template: {metadata: {creationTimestamp: null, labels: {app: web, pod-template-hash: hash%1$d}},
            spec: {%2$s}}}}""".formatted(revision, podSpec);
  }

  /** A pod of a ReplicaSet with one container, as an item of a list. */
  public static String pod(String name, int revision, String status) {
    return """
        {metadata: {name: %1$s, namespace: shop, uid: uid-%1$s,
            labels: {app: web, pod-template-hash: hash%2$d},
            ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-hash%2$d, uid: rs%2$d, controller: true}]},
         spec: {nodeName: node-1, restartPolicy: Always, containers: [{name: web, image: 'r/web:%2$d'}]},
         status: {%3$s}}""".formatted(name, revision, status);
  }

  /** A container that waits for a reason. */
  public static String waiting(String reason, String message) {
    return "phase: Pending, containerStatuses: [{name: web, image: 'r/web:2', ready: false, restartCount: 0,"
        + " state: {waiting: {reason: " + reason + ", message: '" + message.replace("'", "''")
        + "'}}}]";
  }

  /** A program that ends again and again. */
  public static String crashing(int restarts) {
    return "phase: Running, containerStatuses: [{name: web, image: 'r/web:2', ready: false, restartCount: "
        + restarts
        + ", state: {waiting: {reason: CrashLoopBackOff, message: back-off 40s restarting failed container}},"
        + " lastState: {terminated: {exitCode: 2, reason: Error}}}]";
  }

  /** A program that runs, and is ready or not. */
  public static String running(boolean ready) {
    return "phase: Running, containerStatuses: [{name: web, image: 'r/web:2', ready: " + ready
        + ", restartCount: 0, state: {running: {startedAt: '2026-01-01T00:00:00Z'}}}]";
  }

  /** An autoscaler, as an item of a list. */
  public static String autoscaler(String name, String target, int min, int max) {
    return """
        {metadata: {name: %s, namespace: shop},
         spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}, minReplicas: %d, maxReplicas: %d}}""".formatted(name, target, min, max);
  }
}
