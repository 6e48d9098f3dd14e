package io.emprops.core.template;

import java.util.List;

/**
 * What a form for a document's variables shows, in order. The same object feeds API, screens and
 * tests.
 *
 * @param groups at least one where there are fields; the ungrouped fields come first, under an
 *     empty title
 */
public record FormModel(List<Group> groups) {

  public FormModel {
    groups = List.copyOf(groups);
  }

  /** Fields under one heading. */
  public record Group(String title, List<FormField> fields) {
    public Group {
      fields = List.copyOf(fields);
    }
  }

  /** All fields in the order in which they are shown. */
  public List<FormField> allFields() {
    return groups.stream().flatMap(group -> group.fields().stream()).toList();
  }
}
