package io.emprops.template.schema;

import io.emprops.core.problem.NearestName;
import io.emprops.template.schema.SchemaNode.ObjectRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is said of members that an object lacks, and of those that it must not have. */
final class Membership {
  private Membership() {}

  static <P> Finding<P> stranger(
      ObjectRules rules, Shape.ObjectShape<P> object, Shape.Field<P> field) {
    Set<String> free = new TreeSet<>(rules.properties().keySet());
    object.fields().forEach(other -> free.remove(other.name()));
    return new Finding<>(
        field.shape().place(),
        "the member '%s' is not allowed here".formatted(Wording.shortened(field.name())),
        hint(field.name(), free),
        1,
        Set.of(),
        false);
  }

  static <P> Finding<P> missing(String name, ObjectRules rules, Shape.ObjectShape<P> object) {
    List<String> strangers =
        object.fields().stream()
            .map(Shape.Field::name)
            .filter(each -> !rules.properties().containsKey(each))
            .toList();
    String hint =
        NearestName.of(name, strangers)
            .map(near -> "did you mean %s where it says %s?".formatted(name, near))
            .orElse(null);
    return new Finding<>(
        object.place(), "the member '%s' is missing".formatted(name), hint, 0, Set.of(), false);
  }

  private static @Nullable String hint(String given, Set<String> names) {
    return NearestName.of(given, names).map("did you mean %s?"::formatted).orElse(null);
  }
}
