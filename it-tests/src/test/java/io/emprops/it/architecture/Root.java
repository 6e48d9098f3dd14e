package io.emprops.it.architecture;

/**
 * A package that holds the modules. Rules are written below a root, so that the same rule looks at
 * the project and at the classes that break it.
 */
record Root(String name) {
  static final Root PROJECT = new Root("io.emprops");
  static final Root BREAKERS = new Root("io.emprops.it.architecture.breakers");

  static final String JAVA = "java..";
  static final String JSPECIFY = "org.jspecify..";
  static final String JACKSON = "com.fasterxml.jackson..";

  String core() {
    return module("core");
  }

  String template() {
    return module("template");
  }

  /** One module with all that is in it. */
  String module(String module) {
    return name + "." + module + "..";
  }

  /** A layer such as {@code adapter.in}, in whichever module. */
  String layer(String layer) {
    return name + ".." + layer + "..";
  }

  String application() {
    return layer("application");
  }

  String portIn() {
    return layer("port.in");
  }

  String portOut() {
    return layer("port.out");
  }

  String adapterIn() {
    return layer("adapter.in");
  }

  String adapterOut() {
    return layer("adapter.out");
  }

  String config() {
    return layer("config");
  }
}
