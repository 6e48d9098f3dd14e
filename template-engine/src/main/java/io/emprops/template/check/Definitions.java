package io.emprops.template.check;

import io.emprops.core.template.VariableDefinition;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.Span;
import java.util.List;

/**
 * What a document declares, in its order.
 *
 * @param declared each variable once; its slot is its index
 */
public record Definitions(List<Declared> declared) {
  public Definitions {
    declared = List.copyOf(declared);
  }

  /**
   * One declaration.
   *
   * @param definition as read; where it has errors, a stand-in that causes no further ones
   * @param source as it stands in the document
   * @param pointer of the definition
   * @param name the place of the variable's name
   * @param conditions none or one {@code visible_if}
   */
  public record Declared(
      VariableDefinition definition,
      SourceValue source,
      Pointer pointer,
      Span name,
      List<SourceString> conditions) {
    public Declared {
      conditions = List.copyOf(conditions);
    }
  }
}
