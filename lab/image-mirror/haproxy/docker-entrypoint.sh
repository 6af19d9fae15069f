#!/bin/sh
# As in the public image: flags alone mean haproxy, and haproxy runs as a master that reloads on SIGUSR2.
set -e
case "${1:-}" in -*) set -- haproxy "$@" ;; esac
if [ "${1:-}" = haproxy ]; then
  shift
  set -- haproxy -W -db "$@"
fi
exec "$@"
