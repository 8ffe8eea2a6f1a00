# Sourced by ./feldspar and by bin/feldspar of an archive: starts Java 25 with the flags that suit
# Feldspar, and makes the start-up cache.

# C2 compiles after eight times as many calls and loops as usual: most code works per batch and is
# warm, not hot, and every processor that C2 holds is one that a query waits for.
flags="-XX:+UseParallelGC -XX:GCTimeRatio=19 -XX:PerMethodRecompilationCutoff=10000
  -XX:PerBytecodeRecompilationCutoff=10000 -XX:ReservedCodeCacheSize=512M
  -XX:Tier4InvocationThreshold=40000 -XX:Tier4MinInvocationThreshold=5000
  -XX:Tier4CompileThreshold=120000 -XX:Tier4BackEdgeThreshold=320000
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -Dfeldspar.logging=launcher"
case ${FELDSPAR_HEAP:-} in
  '') heap=-XX:MaxRAMPercentage=75 ;;
  *) heap=-Xmx$FELDSPAR_HEAP ;;
esac

# The heap's megabytes; nothing where they are not known.
heap_megabytes() {
  case ${FELDSPAR_HEAP:-} in
    '')
      total=$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null) || return 0
      limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null) || limit=max
      [ "$limit" = max ] || [ $((limit / 1048576)) -ge "$total" ] || total=$((limit / 1048576))
      echo $((total * 3 / 4))
      ;;
    *[gG]) echo $((${FELDSPAR_HEAP%?} * 1024)) ;;
    *[mM]) echo "${FELDSPAR_HEAP%?}" ;;
  esac
}

# A young generation that stays as large as it is: the first use of each page of memory costs more
# than what a collection copies. In huge pages, of which there are fewer to use first.
young_generation() {
  megabytes=$(heap_megabytes)
  [ -n "$megabytes" ] || return 0
  young=$((256 * $(getconf _NPROCESSORS_ONLN)))
  [ "$young" -le $((megabytes / 4)) ] || young=$((megabytes / 4))
  printf '%s' " -Xmn${young}m"
  grep -qs -e '\[madvise\]' -e '\[always\]' /sys/kernel/mm/transparent_hugepage/enabled &&
    printf '%s' " -XX:+UseTransparentHugePages"
  return 0
}
flags="$flags$(young_generation)"

# lock FILE: lets one build or training run at a time; waits for whoever is at it.
# The lock belongs to the open file 9, thus ends with this process and those it started.
lock() {
  exec 9<"$1"
  if command -v flock >/dev/null 2>&1; then
    flock -n 9 || { echo "feldspar: waiting for another start to end" >&2; flock 9; }
  else
    perl -e 'open my $file, "<&=", 9 or die; flock $file, 2 or die'
  fi
}

# jars PATTERN...: the class path of the jars that match, in a fixed order.
jars() {
  list=
  for jar; do
    case $jar in
      *-sources.jar | *-javadoc.jar) ;;
      *) list=${list:+$list:}$jar ;;
    esac
  done
  printf '%s' "$list"
}

# without_logging CLASSPATH: what a program that embeds the engine needs. The logging provider is
# its own choice.
without_logging() {
  printf '%s\n' "$1" | tr : '\n' | grep -v '/logback-' | paste -s -d : -
}

# is_untrained CACHE STAMP: whether the start-up cache is wanted and older than the build.
is_untrained() {
  [ "${FELDSPAR_AOT:-}" != off ] && { [ ! -f "$1" ] || [ "$2" -nt "$1" ]; }
}

# train CACHE CLASSPATH FILE..., under the lock: lets Java remember which classes the statements of
# the files load, and which branches and types they meet. Code that C2 compiled counts none of
# that, so C2 is held off.
train() {
  cache=$1
  classes=$2
  shift 2
  echo "feldspar: making the start-up cache, once" >&2
  directory=${cache%/*}/training
  rm -rf "$cache" "$cache".new* "$directory"
  mkdir -p "$directory"
  for file; do
    shift
    set -- "$@" -f "$file"
  done
  (cd "$directory" && "$JAVA_HOME/bin/java" $flags "$heap" \
    -XX:TieredStopAtLevel=3 "-XX:AOTCacheOutput=$cache.new" -Xlog:aot=off -Xlog:cds=off \
    -cp "$classes" io.feldspar.server.Launcher "$@" >/dev/null 2>"$directory.log" </dev/null) ||
    echo "feldspar: its training run failed; $directory.log says why" >&2
  # Tried once for each build, whatever came of it: an empty file says that there is no cache.
  [ -s "$cache.new" ] || : >"$cache.new"
  touch "$cache.new"
  mv "$cache.new" "$cache"
  rm -rf "$cache".new* "$directory"
}

# aot CACHE: the flag that uses the start-up cache, or nothing.
aot() {
  [ "${FELDSPAR_AOT:-}" = off ] || [ ! -s "$1" ] || printf '%s' "-XX:AOTCache=$1"
}

# launch CLASSPATH CACHE ARGUMENT...: becomes the Java process.
launch() {
  # The start-up cache asks for the class path that it was made with, and more behind it.
  classes=$1${FELDSPAR_CLASSPATH:+:$FELDSPAR_CLASSPATH}
  cached=$(aot "$2")
  shift 2
  terminals=
  for stream in 0 1 2; do
    [ -t "$stream" ] && terminals=$terminals$stream
  done
  exec "$JAVA_HOME/bin/java" $flags "$heap" ${cached:+"$cached"} -Xlog:aot=off -Xlog:cds=off \
    "-Dfeldspar.terminals=$terminals" ${conf:+"-Dfeldspar.conf=$conf"} \
    ${FELDSPAR_JAVA:-} -cp "$classes" io.feldspar.server.Launcher "$@"
}
