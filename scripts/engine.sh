# Sourced, after jdk.sh: builds the template engine where that is needed, and sets engine_jar and engine_libraries.
engine_target=$home/template-engine/target
engine_libraries=$engine_target/lib
find_engine() {
  find "$engine_target" -maxdepth 1 -name 'template-engine-*.jar' ! -name '*-tests.jar' ! -name '*-sources.jar' \
    -print -quit 2>/dev/null || true
}
engine_sources=("$home/pom.xml" "$home"/{core-types,template-engine}/{pom.xml,src/main})
engine_jar=$(find_engine)
if [ -z "$engine_jar" ] || [ ! -d "$engine_libraries" ] ||
  [ -n "$(find "${engine_sources[@]}" -type f -newer "$engine_jar" -print -quit)" ]; then
  command -v mvn >/dev/null || {
    echo "Maven 3.8.7 or newer is needed and was not found: install it (Debian: apt-get install maven)." >&2
    exit 2
  }
  mkdir -p "$home/target"
  mvn -B -ntp -f "$home/pom.xml" -Dstack -DskipTests -pl template-engine -am package >"$home/target/build.log" 2>&1 || {
    echo "The build failed; the whole log is in target/build.log." >&2
    exit 2
  }
  engine_jar=$(find_engine)
fi
