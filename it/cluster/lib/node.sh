#!/usr/bin/env bash
# node.sh NAME: process 1 of a node's namespaces, in which a whole cluster runs. When it ends, everything in it is gone.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. "$BED/lib/pki.sh"
. "$BED/lib/control-plane.sh"
use "$1"
begin=$(now)
trap 'exit 0' TERM INT
export PATH=$UNPACKED/usr/bin:$PATH:/usr/sbin:/sbin

# the cable comes from outside
ip link set lo up
touch "$D/waiting"
wait_for 60 "the start" test ! -e "$D/waiting"
index=$(cat "$D/index")
address=10.250.$index.2
group=gok8s-$index
ip addr add "$address/30" dev eth0
ip link set eth0 up
# without a default route the node itself would not reach the services
ip route add default via "10.250.$index.1"
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 1 > /proc/sys/net/bridge/bridge-nf-call-iptables 2> /dev/null || true
hostname "$NODE"

# folders that the programs will not let us choose: our own, over the machine's
for folder in /run /var/lib/kubelet /var/lib/cni /var/log; do
  [ -d "$folder" ] || { mkdir -p "$folder"; echo "$folder" >> "$TARGET/made-folders"; }
  mkdir -p "$D/root$folder"
  mount --bind "$D/root$folder" "$folder"
done
mount --make-rshared /
# what is outside can't be reached: names of there are unknown at once, and not after a time-out
echo "nameserver $address" > "$D/resolv.conf"
mount --bind "$D/resolv.conf" /etc/resolv.conf 2> /dev/null || true
# what the kubelet would set for the whole machine: it is shown that all is set already
mkdir -p "$D/sysctl"
pretend() {
  echo "$2" > "$D/sysctl/${1//\//_}"
  mount --bind "$D/sysctl/${1//\//_}" "/proc/sys/$1"
}
pretend vm/overcommit_memory 1
pretend vm/panic_on_oom 0
pretend kernel/panic 10
pretend kernel/panic_on_oops 1
pretend kernel/keys/root_maxkeys 1000000
pretend kernel/keys/root_maxbytes 25000000

# one control group for all pods, in each hierarchy (version 1), or in the only one (version 2)
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  mkdir -p "/sys/fs/cgroup/$group"
else
  for hierarchy in /sys/fs/cgroup/*/; do
    case $hierarchy in */unified/) continue ;; esac
    [ -e "$hierarchy/cgroup.procs" ] || continue
    mkdir -p "$hierarchy/$group"
    [ ! -e "$hierarchy/cpuset.cpus" ] || for file in cpuset.cpus cpuset.mems; do cat "$hierarchy/$file" > "$hierarchy/$group/$file"; done
  done
fi
say "namespaces ready after $(since "$begin")"

mkdir -p "$D/cni" "$D/registries"
cat > "$D/cni/10-pods.conflist" << END
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "$POD_CIDR"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
END
cat > "$D/containerd.toml" << END
version = 2
root = "$D/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.internal.v1.tracing", "io.containerd.tracing.processor.v1.otlp"]
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "gok8s.test/pause:1"
  restrict_oom_score_adj = true
  disable_apparmor = true
  disable_hugetlb_controller = true
  tolerate_missing_hugetlb_controller = true
  stream_server_address = "127.0.0.1"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
        BinaryName = "$(command -v runc)"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$D/cni"
    max_conf_num = 1
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "$D/registries"
END
ln -sf "$(command -v containerd)" "$D/bin/containerd"
start containerd --config "$D/containerd.toml"
# the socket as this machine sees it, for tools that load images into the node
ln -sf "root/run/containerd/containerd.sock" "$D/containerd.sock"

start_control_plane "$address" 6443 2379 2380 --bind-address 0.0.0.0

ctr() { command ctr -a /run/containerd/containerd.sock -n k8s.io "$@"; }
wait_for 60 containerd ctr version
ctr images import "$PAUSE" > /dev/null
say "pause image imported after $(since "$begin")"

cat > "$D/kubelet.yml" << END
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupRoot: /$group
cgroupsPerQOS: true
enforceNodeAllocatable: [pods]
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $D/pki/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $D/pki/kubelet.crt
tlsPrivateKeyFile: $D/pki/kubelet.key
address: 0.0.0.0
healthzBindAddress: 127.0.0.1
resolvConf: ""
clusterDNS: ["$address"]
clusterDomain: cluster.local
oomScoreAdj: 0
failSwapOn: false
serializeImagePulls: false
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, imagefs.available: 1%}
nodeStatusUpdateFrequency: 5s
syncFrequency: 10s
shutdownGracePeriod: 0s
maxPods: 110
END
start kubelet --config "$D/kubelet.yml" --kubeconfig "$D/kubelet.kubeconfig" --hostname-override "$NODE" --node-ip "$address" \
  --housekeeping-interval 5s
cat > "$D/kube-proxy.yml" << END
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
clientConnection: {kubeconfig: $D/kube-proxy.kubeconfig}
clusterCIDR: $POD_CIDR
hostnameOverride: $NODE
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
metricsBindAddress: 127.0.0.1:10249
healthzBindAddress: 127.0.0.1:10256
END
start kube-proxy --config "$D/kube-proxy.yml"
start dns --kubeconfig "$D/local.kubeconfig" --address "$address:53"
node_ready() { kubectl get node "$NODE" -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}' | grep -q True; }
wait_for 300 "the node to be Ready" node_ready
wait_for_account
say "node ready after $(since "$begin")"
touch "$D/node-ready"
while :; do sleep 3600 & wait $! || true; done
