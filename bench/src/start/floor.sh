#!/bin/bash
# The same machines, swarm, network, rules and containers as `slipway start` makes, by plain docker and ssh in parallel, with no control plane.
# Usage: floor.sh WORKERS IMAGE ISOLATION REGISTRY WORKDIR; prints milliseconds from the first command to the last task running.
set -eu
workers=$1 image=$2 isolation=$3 registry=$4 work=$5
cluster=floor-$$ subnet=10.96.240
tasks=$((workers + 1))
case $isolation in
  bounded) caps="--cap-add=ALL --cap-drop=SYS_RESOURCE --security-opt seccomp=unconfined --security-opt apparmor=unconfined" ;;
  *) caps="--privileged --cgroupns=private" ;;
esac
ssh_options="-i $work/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ControlMaster=auto -o ControlPersist=60 -o ControlPath=$work/cm-%p"

name() { echo "$cluster-$1"; }
on() { local port; port=$(cat "$work/port-$1"); shift; ssh $ssh_options -p "$port" slipway@127.0.0.1 "$@"; }
clean() {
  for control in "$work"/cm-*; do [ -S "$control" ] && ssh -o ControlPath="$control" -O exit x 2>/dev/null; done
  for i in $(seq 0 "$workers"); do docker rm -fv "$(name "$i")" >/dev/null 2>&1 || true; done
  [ "$registry" = none ] || docker network disconnect -f "$cluster" "$registry" >/dev/null 2>&1 || true
  docker network rm "$cluster" >/dev/null 2>&1 || true
  rm -rf "$work"/port-* "$work"/files-*
}
trap clean EXIT

boot() {
  local i=$1 id mirror=
  mkdir -p "$work/files-$i/etc/ssh/authorized_keys" "$work/files-$i/etc/slipway"
  ssh-keygen -q -t ed25519 -N '' -f "$work/files-$i/etc/ssh/slipway_host_key"
  cp "$work/key.pub" "$work/files-$i/etc/ssh/authorized_keys/slipway"
  [ "$registry" = none ] || echo "http://$subnet.2:5000" > "$work/files-$i/etc/slipway/registry-mirror"
  id=$(docker create --init --name "$(name "$i")" --hostname "node-$i" --network "$cluster" --ip "$subnet.$((10 + i))" $caps \
    --tmpfs /run:mode=755 --memory 1g --label slipway.bench=floor -p 127.0.0.1::22 "$image")
  tar -C "$work/files-$i" --owner=0 --group=0 -c . | docker cp - "$id:/"
  docker start "$id" >/dev/null
  docker port "$id" 22/tcp | head -1 | sed 's/.*://' > "$work/port-$i"
  until on "$i" true 2>/dev/null; do sleep 0.1; done
  until on "$i" docker version >/dev/null 2>&1; do sleep 0.1; done
  on "$i" 'sudo sh -c "mkdir -p /run/slipway/tasks && tar -C / -c bin/busybox | docker import -c \"ENTRYPOINT [\\\"/bin/busybox\\\"]\" - slipway/holder:1"' >/dev/null
  if [ "$i" -gt 0 ]; then on "$i" docker pull -q busybox >/dev/null; fi
}

start_task() {
  local t=$1 i=$((1 + $1 % workers)) address="10.128.16.$((1 + $1))"
  on "$i" "docker run -d --name t$t-net --hostname web-$t --network app --ip $address --network-alias web slipway/holder:1 sleep 2147483647" >/dev/null
  on "$i" "sudo nsenter -t \$(docker inspect -f '{{.State.Pid}}' t$t-net) -n nft -f -" < "$work/rules.nft"
  on "$i" "docker run -d --name t$t --network container:t$t-net busybox sh -c 'mkdir -p /www && echo hi > /www/index.html && exec httpd -f -p 80 -h /www'" >/dev/null
}

cat > "$work/rules.nft" <<'END'
table inet slipway {
  chain input { type filter hook input priority 0; policy drop; iif lo accept; ct state established,related accept; }
  chain output { type filter hook output priority 0; policy drop; oif lo accept; ct state established,related accept; }
}
END
[ -f "$work/key" ] || ssh-keygen -q -t ed25519 -N '' -f "$work/key"

started=$(date +%s%N)
docker network create --subnet "$subnet.0/24" --gateway "$subnet.1" --label slipway.bench=floor "$cluster" >/dev/null
[ "$registry" = none ] || docker network connect --ip "$subnet.2" "$cluster" "$registry"
jobs=()
for i in $(seq 0 "$workers"); do boot "$i" & jobs+=($!); done
for job in "${jobs[@]}"; do wait "$job"; done
on 0 "docker swarm init --advertise-addr $subnet.10 --default-addr-pool 10.127.0.0/16 --default-addr-pool-mask-length 24" >/dev/null
token=$(on 0 docker swarm join-token -q worker)
jobs=()
on 0 docker network create -d overlay --attachable --subnet 10.128.0.0/12 app >/dev/null & jobs+=($!)
for i in $(seq 1 "$workers"); do on "$i" "docker swarm join --token $token --advertise-addr $subnet.$((10 + i)) $subnet.10:2377" >/dev/null & jobs+=($!); done
for job in "${jobs[@]}"; do wait "$job"; done
jobs=()
for t in $(seq 0 $((tasks - 1))); do start_task "$t" & jobs+=($!); done
for job in "${jobs[@]}"; do wait "$job"; done
echo $((($(date +%s%N) - started) / 1000000))
