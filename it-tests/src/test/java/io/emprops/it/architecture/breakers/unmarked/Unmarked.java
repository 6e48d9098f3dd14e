package io.emprops.it.architecture.breakers.unmarked;

/** A class in a package that is not null-marked. */
public record Unmarked() {}
