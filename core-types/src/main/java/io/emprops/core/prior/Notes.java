package io.emprops.core.prior;

import java.util.EnumSet;
import java.util.Set;

/** Collects what is to be told of one job. */
final class Notes {
  private final EnumSet<ImportNote> notes = EnumSet.noneOf(ImportNote.class);

  void when(boolean holds, ImportNote note) {
    if (holds) {
      notes.add(note);
    }
  }

  Set<ImportNote> all() {
    return Set.copyOf(notes);
  }
}
