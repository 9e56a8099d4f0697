# start_node: the namespaces with all programs in them, and the one thing of them that is outside: an end of a cable
start_node() {
  local pid index registry
  [ -e "$PAUSE" ] || fail "There is no $PAUSE: it/cluster/setup builds it."
  node_tools
  setsid unshare --mount --net --pid --uts --ipc --fork --kill-child --mount-proc \
    "$D/bin/sh" "$BED/lib/node.sh" "$NAME" > "$D/node.log" 2>&1 < /dev/null 9>&- &
  echo $! > "$D/node.pid"
  wait_for 20 "the namespaces" test -e "$D/waiting"
  pid=$(awk '{ print $1 }' "/proc/$(cat "$D/node.pid")/task/"*/children)
  echo "$pid" > "$D/init"
  lay_cable "$pid"
  make_pki "10.250.$(cat "$D/index").2"
  kubeconfig admin "https://10.250.$(cat "$D/index").2:6443" admin
  start_registry
  rm "$D/waiting"
  wait_for 400 "the node" ready_or_dead || true
  [ -e "$D/node-ready" ] || { tail -n 5 "$D"/*.log >&2; fail "The node does not start: see the logs in $D"; }
  cat "$D/node.log" >&2
  [ ! -s "$D/registry" ] || "$BED/forward" "$NAME" "$(sed 's/.*://' "$D/registry")"
}

ready_or_dead() { [ -e "$D/node-ready" ] || ! runs node; }

node_tools() {
  local tool missing=()
  export PATH=$PATH:$UNPACKED/usr/bin:/usr/sbin:/sbin
  for tool in containerd runc ip nft iptables unshare nsenter; do command -v "$tool" > /dev/null || missing+=("$tool"); done
  [ -x /usr/lib/cni/bridge ] || missing+=(/usr/lib/cni/bridge)
  [ ${#missing[@]} = 0 ] || fail "A node needs ${missing[*]}: it/cluster/setup installs Debian's."
}

# lay_cable PID: the name of an interface is given once only, so it also says whose the network and the control groups are
lay_cable() {
  local index
  for index in {1..250}; do
    [ -z "$(ip -o route show to match "10.250.$index.2" | grep -v ^default)" ] || continue
    ip link add "gok8s-$index" type veth peer name eth0 netns "$1" 2> /dev/null || continue
    echo "$index" > "$D/index"
    ip addr add "10.250.$index.1/30" dev "gok8s-$index"
    ip link set "gok8s-$index" up
    return
  done
  fail "No network of 10.250.1.0/30 to 10.250.250.0/30 is free"
}

# at this machine's 127.0.0.1, and forwarded: an image has one name outside and inside
start_registry() {
  local program port
  program=$(PATH=$UNPACKED/usr/bin:$PATH command -v docker-registry) || return 0
  ln -sf "$program" "$D/bin/docker-registry"
  port=$("$KUBE" ports 1)
  cat > "$D/registry.yml" << END
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage: {filesystem: {rootdirectory: "$D/registry-data"}, delete: {enabled: true}}
http: {addr: "127.0.0.1:$port"}
END
  start docker-registry serve "$D/registry.yml"
  echo "127.0.0.1:$port" > "$D/registry"
}
