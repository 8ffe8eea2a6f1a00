# Sourced by ./mvnw, ./feldspar and bin/feldspar of an archive.

# java_release HOME PROGRAM: the release of the Java there, if it has the program.
java_release() {
  [ -x "$1/bin/$2" ] && [ -f "$1/release" ] &&
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# find_java RELEASE PROGRAM: sets JAVA_HOME to a Java of at least the release that has the program:
# javac for a JDK, java for any; or says in one line what to do and exits 1.
find_java() {
  wanted=$1
  program=$2
  on_path=$(command -v "$program" 2>/dev/null) &&
    on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
    release=$(java_release "$home" "$program") || continue
    if [ "${release:-0}" -ge "$wanted" ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  [ "$program" = javac ] && kind=JDK || kind=Java
  echo "$(basename "$0"): no $kind $wanted found; install one (for example Temurin $wanted) or set JAVA_HOME to it" >&2
  exit 1
}
