package io.emprops.core.secret.port.in;

import io.emprops.core.secret.SecretSummary;

/** What became of the wish to keep a secret. */
public sealed interface KeepOutcome {

  /** It is encrypted and stored. */
  record Kept(SecretSummary secret) implements KeepOutcome {}

  /** Another one has this name; nothing was stored. */
  record NameTaken() implements KeepOutcome {}

  /** There is none with this name; nothing was stored. */
  record NotFound() implements KeepOutcome {}

  /** No master key is set up, so that nothing can be encrypted. */
  record NoMasterKey() implements KeepOutcome {}
}
