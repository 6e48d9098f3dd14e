package io.emprops.template.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The branches of a choice of which none fits.
 *
 * @param found what is wrong with each
 */
record TriedBranches<P>(List<SchemaNode> branches, List<List<Finding<P>>> found) {

  /** The one that was probably meant: the only one for the value's kind, or for its type. */
  Optional<SchemaNode> meant() {
    List<SchemaNode> ofKind = new ArrayList<>();
    List<SchemaNode> ofType = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      if (found.get(i).stream().noneMatch(Finding::isOfAnotherKind)) {
        ofKind.add(branches.get(i));
      }
      if (found.get(i).stream().noneMatch(Finding::isOfAnotherType)) {
        ofType.add(branches.get(i));
      }
    }
    if (ofKind.size() == 1) {
      return Optional.of(ofKind.getFirst());
    }
    return ofType.size() == 1 ? Optional.of(ofType.getFirst()) : Optional.empty();
  }

  /**
   * What to say where none was meant.
   *
   * @param given the kind of the value in words
   */
  Finding<P> told(P place, String given) {
    Set<Kind> expected = EnumSet.noneOf(Kind.class);
    boolean isOfAnotherType = true;
    for (List<Finding<P>> each : found) {
      isOfAnotherType &= each.stream().anyMatch(Finding::isOfAnotherType);
      each.stream().filter(Finding::isOfAnotherType).forEach(f -> expected.addAll(f.expected()));
    }
    return isOfAnotherType
        ? Finding.ofKind(place, expected, given)
        : Finding.of(
            place, "fits none of the %d forms that are allowed here".formatted(branches.size()));
  }
}
