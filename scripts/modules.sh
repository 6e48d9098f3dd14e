# Sourced: which sources go into what a module is packaged as.
libraries=$(sed -n 's/.*<module>\(.*\)<\/module>.*/\1/p' pom.xml | grep -vxE 'job-queue|open-api|interface-ui|it-tests')
sources() { # a module's own and those of the libraries, which go into its package
  for module in $libraries "$1"; do echo "$module/pom.xml $module/src/main"; done
}
is_newer() { # whether a source of a module is newer than a file
  # The front-end folder is left out: its bundle is committed as a resource, and Vaadin writes into it.
  # shellcheck disable=SC2046 # a list
  [ -n "$(find pom.xml $(sources "$1") -path '*/src/main/frontend' -prune -o -type f -newer "$2" -print -quit)" ]
}
