package io.emprops.template.parse;

import io.emprops.core.problem.ErrorCode;

/** Ends the reading of a document at the place from which it cannot go on. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient Pointer pointer;
  private final int start;
  private final String reason;

  UnreadableException(ErrorCode code, Pointer pointer, int start, String reason) {
    super(reason, null, false, false);
    this.code = code;
    this.pointer = pointer;
    this.start = start;
    this.reason = reason;
  }

  ErrorCode code() {
    return code;
  }

  Pointer pointer() {
    return pointer;
  }

  int start() {
    return start;
  }

  int end() {
    return start + 1;
  }

  String reason() {
    return reason;
  }
}
