package io.emprops.template.render;

import io.emprops.core.template.LatePart;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.List;

/** Remembers the pieces of a text, in case one of them is late. */
final class LateText {
  private final LateValues late;
  private final Pointer at;
  private final boolean isKept;
  private final StringBuilder plain = new StringBuilder();
  private final List<LatePart> parts = new ArrayList<>();
  private boolean isLate;

  LateText(LateValues late, Pointer at, boolean isKept) {
    this.late = late;
    this.at = at;
    this.isKept = isKept;
  }

  void plain(String text) {
    if (isKept) {
      plain.append(text);
    }
  }

  void part(LatePart part) {
    endPlain();
    parts.add(part);
    isLate = true;
  }

  void end() {
    if (isLate) {
      endPlain();
      late.add(at, parts);
    }
  }

  private void endPlain() {
    if (!plain.isEmpty()) {
      parts.add(new LatePart.Text(plain.toString()));
      plain.setLength(0);
    }
  }
}
