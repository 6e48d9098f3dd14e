package io.emprops.core.prior;

import java.util.List;

/** What a prior job is here. */
public sealed interface Translation {

  /** A job that can be submitted, if its type accepts the payload. */
  record Translated(TranslatedJob job) implements Translation {}

  /** Nothing that can be submitted. */
  record Untranslatable(ImportReason reason, List<ImportFault> faults) implements Translation {
    public Untranslatable {
      faults = List.copyOf(faults);
    }
  }
}
