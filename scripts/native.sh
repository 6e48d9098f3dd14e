# Sourced, after jdk.sh: sets GRAALVM_HOME to the builder of native executables. That is a GraalVM or Mandrel for JDK 25;
# where none is named, the stand-in whose folder NATIVE_KIT names: assembled, or with the assemble.sh that does it.
if [ -z "${GRAALVM_HOME:-}" ]; then
  [ -n "${NATIVE_KIT:-}" ] || {
    echo "A GraalVM or Mandrel for JDK 25 is needed: install one and set GRAALVM_HOME to it, or NATIVE_KIT to a stand-in's folder." >&2
    exit 2
  }
  GRAALVM_HOME=$NATIVE_KIT
  if [ -x "$NATIVE_KIT/assemble.sh" ]; then
    GRAALVM_HOME=$home/target/native-kit
    "$NATIVE_KIT/assemble.sh" "$JAVA_HOME" "$GRAALVM_HOME"
  fi
fi
[ -x "$GRAALVM_HOME/bin/native-image" ] || {
  echo "There is no native-image in $GRAALVM_HOME/bin: install a GraalVM or Mandrel for JDK 25 and set GRAALVM_HOME to it." >&2
  exit 2
}
native=$home/target/native
mkdir -p "$native"
