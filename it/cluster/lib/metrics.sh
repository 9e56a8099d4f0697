#!/usr/bin/env bash
# metrics.sh NAME, in the node's namespaces: metrics-server as a process behind an APIService
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
use "$1"
begin=$(now)
address=10.250.$(cat "$D/index").2
kubectl apply --server-side -f - > /dev/null << END
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: system:metrics-server}
rules:
- {apiGroups: [""], resources: [nodes/metrics], verbs: [get]}
- {apiGroups: [""], resources: [pods, nodes], verbs: [get, list, watch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: system:metrics-server}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:metrics-server}
subjects: [{kind: ServiceAccount, name: metrics-server, namespace: kube-system}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: metrics-server:system:auth-delegator}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: system:auth-delegator}
subjects: [{kind: ServiceAccount, name: metrics-server, namespace: kube-system}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: metrics-server-auth-reader, namespace: kube-system}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: extension-apiserver-authentication-reader}
subjects: [{kind: ServiceAccount, name: metrics-server, namespace: kube-system}]
---
apiVersion: v1
kind: Service
metadata: {name: metrics-server, namespace: kube-system}
spec: {ports: [{name: https, port: 443, targetPort: 4443}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: metrics-server-1, namespace: kube-system, labels: {kubernetes.io/service-name: metrics-server}}
addressType: IPv4
ports: [{name: https, port: 4443, protocol: TCP}]
endpoints: [{addresses: ["$address"], conditions: {ready: true}}]
---
apiVersion: apiregistration.k8s.io/v1
kind: APIService
metadata: {name: v1beta1.metrics.k8s.io}
spec:
  group: metrics.k8s.io
  version: v1beta1
  groupPriorityMinimum: 100
  versionPriority: 100
  service: {name: metrics-server, namespace: kube-system}
  caBundle: $(base64 -w0 "$D/pki/ca.crt")
END
# it ends at once when it may not read its configuration yet
allowed() { kubectl auth can-i get configmap/extension-apiserver-authentication -n kube-system --as system:serviceaccount:kube-system:metrics-server; }
wait_for 60 "the rights of metrics-server" allowed
# the resolution must be above the time-out
runs metrics-server || start metrics-server --secure-port 4443 --kubeconfig "$D/metrics-server.kubeconfig" \
  --authentication-kubeconfig "$D/metrics-server.kubeconfig" --authorization-kubeconfig "$D/metrics-server.kubeconfig" \
  --tls-cert-file "$D/pki/metrics-server.crt" --tls-private-key-file "$D/pki/metrics-server.key" \
  --kubelet-preferred-address-types InternalIP --kubelet-use-node-status-port --kubelet-certificate-authority "$D/pki/ca.crt" \
  --metric-resolution 10s --kubelet-request-timeout 5s
have_metrics() { kubectl get --raw /apis/metrics.k8s.io/v1beta1/nodes | grep -q usage; }
wait_for 180 "node metrics" have_metrics
say "metrics after $(since "$begin")"
