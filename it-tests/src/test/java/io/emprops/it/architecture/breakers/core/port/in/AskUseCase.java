package io.emprops.it.architecture.breakers.core.port.in;

/** A use case as it should be, for others to see. */
public interface AskUseCase {
  /** Asks. */
  void ask();
}
