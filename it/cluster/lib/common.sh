# What the scripts of the test bed share: where things are, and how processes are started, found and ended.
BED=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TARGET=$(cd "$BED/../.." && pwd)/target/cluster
case $(uname -m) in x86_64) ARCH=amd64 ;; aarch64) ARCH=arm64 ;; *) ARCH=$(uname -m) ;; esac
KUBE=${GOK8S_KUBE:-$TARGET/build/cluster/target/go/linux-$ARCH/kube}
PAUSE=${GOK8S_PAUSE:-$TARGET/build/cluster/pause/target/k8s/image-linux-$ARCH.docker.tar}
# The programs of Debian packages that are only unpacked, since installed they would be started at once.
UNPACKED=$TARGET/packages/root
NODE=node-1
POD_CIDR=10.244.0.0/24 SERVICE_CIDR=10.96.0.0/16 SERVICE_IP=10.96.0.1

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f s", b - a }'; }

# use NAME: the cluster that the script is about, whose folder is $D
use() {
  [[ $1 =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?$ ]] || fail "\"$1\" is no name for a cluster: use a-z, 0-9 and -"
  NAME=$1 D=$TARGET/run/$1
}

# lock: no other up or down of the same cluster goes on meanwhile
lock() {
  mkdir -p "$TARGET/locks"
  exec 9> "$TARGET/locks/$NAME"
  flock 9
}

# start PROGRAM ARGUMENT...: in the background, as $D/bin/PROGRAM; what it was called with is kept for a restart
start() {
  local program=$1
  printf '%q ' "$@" > "$D/$program.command"
  setsid "$D/bin/$program" "${@:2}" >> "$D/$program.log" 2>&1 < /dev/null 9>&- &
  echo $! > "$D/$program.pid"
}

restart() { eval "start $(cat "$D/$1.command")"; }

# stop PROGRAM: at once, as a crash does; a server that is asked to stop would first wait for all who watch it
stop() {
  local pid
  pid=$(cat "$D/$1.pid" 2> /dev/null) || return 0
  kill -9 "$pid" 2> /dev/null || return 0
  wait_for 20 "the end of $1" gone "$pid"
}

runs() { [ -s "$D/$1.pid" ] && ! gone "$(cat "$D/$1.pid")"; }

# gone PID: a zombie has ended too, its parent may be late
gone() { [ ! -d "/proc/$1" ] || grep -qs '^State:.Z' "/proc/$1/status"; }

# wait_for SECONDS WHAT COMMAND...: by the clock, however slow the command is
wait_for() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    [ $SECONDS -lt $end ] || { say "gave up waiting for $what"; return 1; }
    sleep 0.1
  done
}

# processes FOLDER: the pids of what was started from below it, whether its files are still there or not
processes() {
  local file first
  for file in /proc/[0-9]*/cmdline; do
    IFS= read -r -d '' first 2> /dev/null < "$file" || continue
    case $first in "$1"/*) file=${file#/proc/}; echo "${file%/cmdline}" ;; esac
  done
}

# link_programs: argv[0] says which program the one file is, and which cluster it belongs to
link_programs() {
  local name
  mkdir -p "$D/bin"
  for name in etcd kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy kubectl metrics-server forward fake-node deny dns; do
    ln -sf "$KUBE" "$D/bin/$name"
  done
  ln -sf "$(command -v bash)" "$D/bin/sh"
  ln -sf "$(command -v tail)" "$D/bin/tail"
}

need_kube() {
  [ -x "$KUBE" ] || fail "There is no $KUBE: it/cluster/setup builds it."
}

kubectl() { "$D/bin/kubectl" --kubeconfig "$D/local.kubeconfig" "$@"; }

answers() { curl -sf -m 5 --cacert "$D/pki/ca.crt" "https://127.0.0.1:$1/readyz"; }
