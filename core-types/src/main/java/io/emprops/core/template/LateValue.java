package io.emprops.core.template;

import java.util.List;

/**
 * A value that must not stand in a payload: the worker puts it there when it sends.
 *
 * @param pointer JSON Pointer into the payload
 * @param parts make up the text at that pointer, in order
 */
public record LateValue(String pointer, List<LatePart> parts) {
  public LateValue {
    parts = List.copyOf(parts);
  }
}
