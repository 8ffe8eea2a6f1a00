#!/bin/sh
# Makes a Docker image with Debian and Java 25, unless there is one, and prints its name. Nothing is
# pulled: Debian comes from its packages, Java from this machine.
#
#   java-image.sh            needs debootstrap and a Docker daemon
#   java-image.sh --start    installs both from Debian's packages and starts the daemon where missing
#
# The tests in containers use it, and so can the image of an archive:
#
#   docker build -t feldspar -f docker/Dockerfile --build-arg BASE="$(java-image.sh)" .
set -eu
root=$(cd "$(dirname "$(readlink -f "$0")")/../../../.." && pwd)
. "$root/find-java.sh"
find_java 25 javac

image=feldspar-java:$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release" | tr + _)

answers() {
  docker version >/dev/null 2>&1
}

start() {
  for program in dockerd debootstrap; do
    command -v "$program" >/dev/null ||
      DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
        docker.io debootstrap iptables >&2
  done
  answers && return 0
  log=${TMPDIR:-/tmp}/feldspar-dockerd.log
  setsid nohup dockerd >"$log" 2>&1 </dev/null &
  for _ in $(seq 60); do
    sleep 1
    answers && return 0
  done
  echo "java-image: the Docker daemon does not start; see $log" >&2
  exit 1
}

# The site from which this machine takes Debian's packages.
site() {
  apt-get indextargets --format '$(CODENAME) $(SITE)' 'Created-By: Packages' |
    sed -n "s/^$1 //p" | head -n 1
}

create() {
  command -v debootstrap >/dev/null || {
    echo "java-image: debootstrap is not installed; use --start" >&2
    exit 1
  }
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  # ip and tc slow a link down or cut it.
  debootstrap --variant=minbase --include=iproute2,procps "$codename" "$folder/root" \
    "$(site "$codename")" >"$folder/log" 2>&1 || {
    tail -n 5 "$folder/log" >&2
    exit 1
  }
  rm -rf "$folder"/root/var/cache/apt/* "$folder"/root/var/lib/apt/lists/*
  mkdir -p "$folder/root/opt/java/25"
  (cd "$JAVA_HOME" && tar -c --exclude=./jmods --exclude=./src.zip --exclude=./man .) |
    tar -x --no-same-owner -C "$folder/root/opt/java/25"
  tar -c -C "$folder/root" . | docker import --change 'ENV JAVA_HOME=/opt/java/25' \
    --change 'ENV PATH=/opt/java/25/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    --change 'ENV LANG=C.UTF-8' - "$image" >/dev/null
}

[ "${1:-}" != --start ] || start
answers || {
  echo "java-image: no Docker daemon answers; 'java-image.sh --start' starts one" >&2
  exit 1
}
docker image inspect "$image" >/dev/null 2>&1 || create
docker tag "$image" feldspar-java:latest
echo "$image"
