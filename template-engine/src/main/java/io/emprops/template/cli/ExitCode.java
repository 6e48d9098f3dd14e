package io.emprops.template.cli;

/** What a command's exit code says. */
enum ExitCode {
  /** All is well. */
  OK(0),
  /** The document or the inputs have errors, or a test fails. */
  FAULTY(1),
  /** The command cannot be read, or a file. */
  UNUSABLE(2);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The worse of two. */
  ExitCode and(ExitCode other) {
    return code < other.code ? other : this;
  }
}
