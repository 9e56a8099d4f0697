package io.github.gok8s.kube.connection;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.gok8s.kube.KubeException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster and how to reach it.
 *
 * @param context the context's name; {@code in-cluster} in a pod without a kubeconfig
 * @param cluster the cluster's name, which says which product it is
 * @param user the user's name
 * @param namespace the context's namespace
 * @param server the API server
 * @param tls how the server is trusted
 * @param proxy the way to it, if not directly
 * @param credentials who is asking
 * @param impersonation headers that ask to act as somebody else
 */
public record ClusterAccess(
    String context,
    String cluster,
    String user,
    Optional<String> namespace,
    URI server,
    Tls tls,
    Optional<URI> proxy,
    CredentialSource credentials,
    List<Map.Entry<String, String>> impersonation) {

  /** The name of the context of a pod without a kubeconfig. */
  public static final String IN_CLUSTER = "in-cluster";

  /**
   * Says how a server is trusted.
   *
   * @param authorities certificates in PEM, else those of the JDK count
   * @param unverified whether every certificate will do
   * @param serverName the name that the certificate must have, if not the host's
   */
  record Tls(Optional<String> authorities, boolean unverified, Optional<String> serverName) {}

  public ClusterAccess {
    impersonation = List.copyOf(impersonation);
  }

  /** Whether the server is on this machine or in a private network. */
  public boolean isNear() {
    return ClusterProduct.isNear(server);
  }

  /** Where the answer to "which cluster" is found. */
  public record Surroundings(Map<String, String> environment, Path home, Path serviceAccount) {

    /** Gives those of this process. */
    public static Surroundings ofThisProcess() {
      return new Surroundings(
          System.getenv(),
          Path.of(System.getProperty("user.home")),
          Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
    }
  }

  /**
   * Finds the cluster.
   *
   * @param wanted the context's name, else the current one counts
   * @throws KubeException if there is no such context, or it is not complete
   */
  public static ClusterAccess find(Optional<String> wanted, Surroundings surroundings)
      throws KubeException {
    List<Path> candidates = Kubeconfig.candidates(surroundings.environment(), surroundings.home());
    Kubeconfig kubeconfig = Kubeconfig.read(candidates);
    if (!kubeconfig.files().isEmpty()) {
      return of(kubeconfig, kubeconfig.context(wanted), surroundings.environment());
    }
    if (Files.isRegularFile(surroundings.serviceAccount().resolve("token"))
        && wanted.map(IN_CLUSTER::equals).orElse(true)) {
      return inCluster(surroundings);
    }
    throw KubeException.inProject(
        "There is no kubeconfig: "
            + String.join(", ", candidates.stream().map(Path::toString).toList())
            + (candidates.size() == 1 ? " is" : " are") + " not there. "
            + "Set KUBECONFIG to the file of your cluster, or make one, as kind, minikube and the cloud's own tool do.");
  }

  private static ClusterAccess of(
      Kubeconfig kubeconfig, KubeconfigEntry context, Map<String, String> environment)
      throws KubeException {
    KubeconfigEntry cluster = kubeconfig.cluster(context);
    KubeconfigEntry user = kubeconfig.user(context);
    URI server = server(cluster);
    Optional<URI> proxy = cluster.text("proxy-url").isPresent()
        ? Optional.of(proxy(cluster, cluster.text("proxy-url").get()))
        : ProxyVariables.proxyFor(server, environment);
    return new ClusterAccess(
        context.name(),
        cluster.name(),
        user.name(),
        context.text("namespace"),
        server,
        new Tls(
            pem(cluster, "certificate-authority"),
            cluster.flag("insecure-skip-tls-verify"),
            cluster.text("tls-server-name")),
        proxy,
        credentials(user, cluster, environment),
        impersonation(user));
  }

  private static URI server(KubeconfigEntry cluster) throws KubeException {
    try {
      URI server = URI.create(cluster.text("server").orElse(""));
      if (server.getHost() != null && server.getScheme() != null) {
        return server;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw KubeException.inProject("The server of the cluster \"" + cluster.name() + "\" in "
        + cluster.file() + " is no URL: \"" + cluster.text("server").orElse("") + "\".");
  }

  private static URI proxy(KubeconfigEntry cluster, String text) throws KubeException {
    return ProxyVariables.parse(text)
        .orElseThrow(() -> KubeException.inProject("The proxy-url of the cluster \""
            + cluster.name() + "\" in " + cluster.file() + " is \""
            + ProxyVariables.withoutUser(text)
            + "\": write a URL of http, https or socks5, as in http://proxy.example.com:3128."));
  }

  private static CredentialSource credentials(
      KubeconfigEntry user, KubeconfigEntry cluster, Map<String, String> environment)
      throws KubeException {
    Optional<String> certificates = pem(user, "client-certificate");
    Optional<String> key = pem(user, "client-key");
    Optional<ClientCertificate> certificate =
        certificates.flatMap(pem -> key.map(secret -> new ClientCertificate(pem, secret)));
    if (user.text("token").isEmpty() && user.path("tokenFile").isPresent()) {
      return new TokenFile(user.path("tokenFile").get(), certificate);
    }
    if (user.tree().get("exec") instanceof JsonObject exec) {
      return new ExecPlugin(user, exec, clusterInfo(cluster), environment);
    }
    if (user.tree().has("auth-provider")) {
      throw KubeException.inProject(
          "The user \"" + user.name() + "\" in " + user.file()
              + " gets its credentials by auth-provider, which Kubernetes has dropped in 1.26."
              + " Make the kubeconfig anew with the cloud's own tool: it names a program in exec then.");
    }
    Optional<String> basic = user.text("username")
        .map(name -> "Basic "
            + Base64.getEncoder()
                .encodeToString((name + ":" + user.text("password").orElse(""))
                    .getBytes(StandardCharsets.UTF_8)));
    Credentials fixed = user.text("token").isPresent() || basic.isEmpty()
        ? Credentials.bearer(certificate, user.text("token"))
        : new Credentials(certificate, basic, Optional.empty());
    String cure = fixed.areNone()
        ? "The kubeconfig " + user.file() + " has no credentials for it."
        : "Renew the credentials of that user in " + user.file() + ".";
    return new FixedCredentials(fixed, cure);
  }

  /** What a credential plugin is told, under the names of ExecCredential. */
  private static JsonObject clusterInfo(KubeconfigEntry cluster) throws KubeException {
    JsonObject info = new JsonObject();
    info.addProperty("server", cluster.text("server").orElse(""));
    cluster.text("tls-server-name").ifPresent(name -> info.addProperty("tls-server-name", name));
    if (cluster.flag("insecure-skip-tls-verify")) {
      info.addProperty("insecure-skip-tls-verify", true);
    }
    cluster
        .bytes("certificate-authority")
        .ifPresent(bytes -> info.addProperty(
            "certificate-authority-data", Base64.getEncoder().encodeToString(bytes)));
    cluster.text("proxy-url").ifPresent(url -> info.addProperty("proxy-url", url));
    if (cluster.tree().get("extensions") instanceof JsonArray extensions) {
      for (JsonElement extension : extensions) {
        if (extension instanceof JsonObject named
            && named.has("name")
            && named.get("name").getAsString().equals("client.authentication.k8s.io/exec")) {
          info.add("config", named.get("extension"));
        }
      }
    }
    return info;
  }

  private static List<Map.Entry<String, String>> impersonation(KubeconfigEntry user) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    user.text("as").ifPresent(name -> headers.add(Map.entry("Impersonate-User", name)));
    if (user.tree().get("as-groups") instanceof JsonArray groups) {
      groups.forEach(group -> headers.add(Map.entry("Impersonate-Group", group.getAsString())));
    }
    return headers;
  }

  private static ClusterAccess inCluster(Surroundings surroundings) throws KubeException {
    Path folder = surroundings.serviceAccount();
    String host = surroundings
        .environment()
        .getOrDefault("KUBERNETES_SERVICE_HOST", "kubernetes.default.svc");
    String port = surroundings.environment().getOrDefault("KUBERNETES_SERVICE_PORT", "443");
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    try {
      return new ClusterAccess(
          IN_CLUSTER,
          IN_CLUSTER,
          "the pod's service account",
          Optional.of(Files.readString(folder.resolve("namespace")).strip()),
          URI.create("https://" + bracketed + ":" + port),
          new Tls(Optional.of(Files.readString(folder.resolve("ca.crt"))), false, Optional.empty()),
          Optional.empty(),
          new TokenFile(folder.resolve("token"), Optional.empty()),
          List.of());
    } catch (IOException e) {
      throw KubeException.inEnvironment(
          "The service account of this pod can't be read in " + folder + ".", e);
    }
  }

  private static Optional<String> pem(KubeconfigEntry entry, String member) throws KubeException {
    return entry.bytes(member).map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }
}
