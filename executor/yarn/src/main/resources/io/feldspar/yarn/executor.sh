#!/bin/sh
# Becomes an executor in a container of YARN: finds Feldspar and a Java 25 in the working directory
# of the container, or on the machine.
set -eu

# in_archive NAME FILE: the directory of the archive that has the file.
in_archive() {
  for directory in "$1" "$1"/*; do
    if [ -x "$directory/$2" ]; then
      (cd "$directory" && pwd)
      return 0
    fi
  done
  return 1
}

home=$(in_archive feldspar bin/feldspar) || {
  echo "feldspar.yarn.archive has no bin/feldspar" >&2
  exit 85
}
case ${FELDSPAR_YARN_JAVA_HOME:-} in
  /*) JAVA_HOME=$FELDSPAR_YARN_JAVA_HOME ;;
  ?*) JAVA_HOME=$PWD/jdk/$FELDSPAR_YARN_JAVA_HOME ;;
  *) [ ! -e jdk ] || JAVA_HOME=$(in_archive jdk bin/java) || JAVA_HOME=$PWD/jdk ;;
esac
release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "${JAVA_HOME:-}/release" 2>/dev/null) || release=
if [ "${release:-0}" -lt 25 ]; then
  echo "no Java 25 at '${JAVA_HOME:-}' on $(hostname): set feldspar.yarn.java.home or feldspar.yarn.java.archive" >&2
  exit 86
fi
export JAVA_HOME
FELDSPAR_EXECUTOR_HOST=$NM_HOST
FELDSPAR_EXECUTOR_SECRET_FILE=$PWD/secret
FELDSPAR_EXECUTOR_DIRECTORIES=$(printf '%s' "$LOCAL_DIRS" | tr , :)
export FELDSPAR_EXECUTOR_HOST FELDSPAR_EXECUTOR_SECRET_FILE FELDSPAR_EXECUTOR_DIRECTORIES
for jar in "$PWD"/jar-*.jar; do
  [ ! -e "$jar" ] || FELDSPAR_CLASSPATH=${FELDSPAR_CLASSPATH:+$FELDSPAR_CLASSPATH:}$jar
done
export FELDSPAR_CLASSPATH="${FELDSPAR_CLASSPATH:-}"
exec "$home/bin/feldspar" executor
