# start_control_plane ADDRESS API_PORT ETCD_PORT PEER_PORT [API_SERVER_FLAG...]: etcd and the three programs of the control
# plane; ADDRESS is what the API server says it can be reached at
start_control_plane() {
  local address=$1 port=$2 etcd=http://127.0.0.1:$3 peer=http://127.0.0.1:$4 pki=$D/pki begin name
  shift 4
  begin=$(now)
  echo "$port" > "$D/port"
  for name in controllers scheduler kubelet kube-proxy metrics-server; do kubeconfig $name "https://127.0.0.1:$port" $name; done
  kubeconfig local "https://127.0.0.1:$port" admin
  start etcd --data-dir "$D/etcd" --unsafe-no-fsync --log-level warn \
    --listen-client-urls "$etcd" --advertise-client-urls "$etcd" \
    --listen-peer-urls "$peer" --initial-advertise-peer-urls "$peer" --initial-cluster "default=$peer"
  start kube-apiserver --etcd-servers "$etcd" --secure-port "$port" --advertise-address "$address" "$@" \
    --client-ca-file "$pki/ca.crt" --tls-cert-file "$pki/apiserver.crt" --tls-private-key-file "$pki/apiserver.key" \
    --service-account-issuer https://kubernetes.default.svc --service-account-key-file "$pki/sa.pub" \
    --service-account-signing-key-file "$pki/sa.key" --service-cluster-ip-range "$SERVICE_CIDR" \
    --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction --allow-privileged=true \
    --kubelet-certificate-authority "$pki/ca.crt" --kubelet-client-certificate "$pki/apiserver-kubelet-client.crt" \
    --kubelet-client-key "$pki/apiserver-kubelet-client.key" --kubelet-preferred-address-types InternalIP \
    --requestheader-client-ca-file "$pki/front-proxy-ca.crt" --requestheader-allowed-names front-proxy-client \
    --requestheader-extra-headers-prefix X-Remote-Extra- --requestheader-group-headers X-Remote-Group \
    --requestheader-username-headers X-Remote-User \
    --proxy-client-cert-file "$pki/front-proxy-client.crt" --proxy-client-key-file "$pki/front-proxy-client.key"
  wait_for 300 "the API server" answers_or_died "$port" || true
  answers "$port" > /dev/null || { tail -n 5 "$D/etcd.log" "$D/kube-apiserver.log" >&2; return 1; }
  say "API server ready after $(since "$begin")"
  # the autoscaler's waits are made short enough for tests
  start kube-controller-manager --kubeconfig "$D/controllers.kubeconfig" --secure-port 0 \
    --leader-elect=false --use-service-account-credentials=true --service-account-private-key-file "$pki/sa.key" \
    --root-ca-file "$pki/ca.crt" --cluster-signing-cert-file "$pki/ca.crt" --cluster-signing-key-file "$pki/ca.key" \
    --horizontal-pod-autoscaler-sync-period 5s --horizontal-pod-autoscaler-initial-readiness-delay 5s \
    --horizontal-pod-autoscaler-cpu-initialization-period 10s --horizontal-pod-autoscaler-downscale-stabilization 15s
  start kube-scheduler --kubeconfig "$D/scheduler.kubeconfig" --secure-port 0 --leader-elect=false
}

# without it no pod is let in; the controllers make it
wait_for_account() { wait_for 120 "the default service account" kubectl get serviceaccount default -n default; }

answers_or_died() { answers "$1" || ! runs kube-apiserver || ! runs etcd; }
