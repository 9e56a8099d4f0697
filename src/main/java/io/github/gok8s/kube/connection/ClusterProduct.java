package io.github.gok8s.kube.connection;

import io.github.gok8s.http.AddressRange;
import io.github.gok8s.http.HostPatterns;
import java.net.URI;
import java.util.regex.Pattern;

/** What kind of cluster a context leads to, as far as its names tell. */
public enum ClusterProduct {
  KIND("kind"),
  K3D("k3d"),
  MINIKUBE("minikube"),
  DOCKER_DESKTOP("Docker Desktop"),
  OTHER_LOCAL("a local cluster"),
  IN_CLUSTER("the cluster of this pod"),
  REMOTE("a cluster");

  private static final Pattern OTHERS = Pattern.compile(
      "(microk8s|rancher-desktop|colima|orbstack|api-crc-testing|krucible-|k3s-local).*");

  private final String title;

  ClusterProduct(String title) {
    this.title = title;
  }

  /** Recognises it; a cluster with a local name on a public server is a remote one. */
  public static ClusterProduct of(ClusterAccess access) {
    if (access.context().equals(ClusterAccess.IN_CLUSTER)) {
      return IN_CLUSTER;
    }
    return isNear(access.server()) ? named(access.cluster()) : REMOTE;
  }

  /** Whether it runs on this machine, so that nobody else is hurt. */
  public boolean isLocal() {
    return this != REMOTE && this != IN_CLUSTER;
  }

  public String title() {
    return title;
  }

  private static ClusterProduct named(String cluster) {
    if (cluster.equals("kind") || cluster.startsWith("kind-") || cluster.endsWith("@kind")) {
      return KIND;
    }
    if (cluster.startsWith("k3d-")) {
      return K3D;
    }
    if (cluster.startsWith("minikube")) {
      return MINIKUBE;
    }
    if (cluster.equals("docker-desktop") || cluster.startsWith("docker-for-desktop")) {
      return DOCKER_DESKTOP;
    }
    return OTHERS.matcher(cluster).matches() ? OTHER_LOCAL : REMOTE;
  }

  /** Whether a server is on this machine or in a private network. */
  static boolean isNear(URI server) {
    String host = server.getHost();
    return HostPatterns.isThisMachine(host)
        || host.endsWith(".internal")
        || host.endsWith(".localhost")
        || AddressRange.covers("0.0.0.0/32", host)
        || AddressRange.covers("10.0.0.0/8", host)
        || AddressRange.covers("172.16.0.0/12", host)
        || AddressRange.covers("192.168.0.0/16", host);
  }
}
