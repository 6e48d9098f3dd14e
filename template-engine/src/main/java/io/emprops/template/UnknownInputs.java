package io.emprops.template;

/** What becomes of inputs that no variable is named for. */
public enum UnknownInputs {
  /** Each is an error. */
  REFUSE,
  /** They are passed over. */
  IGNORE
}
