package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.template.pattern.TextPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One schema, read as far as it can prove anything. What it leaves out ({@code not}, {@code if},
 * {@code contains}…) could only refuse more.
 *
 * @param allowed the values of {@code enum} or {@code const}
 * @param samples texts among the schema's own examples, which need no search to be known as good
 * @param reference the name of the schema that this one refers to
 * @param choices the branches of {@code anyOf} and of {@code oneOf}
 * @param title of it, or its description where it has one
 */
record SchemaNode(
    boolean isNever,
    @Nullable Set<Kind> types,
    @Nullable List<JsonValue> allowed,
    Range range,
    @Nullable BigDecimal multipleOf,
    Length length,
    @Nullable TextPattern pattern,
    Set<String> samples,
    ArrayRules arrays,
    ObjectRules objects,
    @Nullable String reference,
    List<SchemaNode> allOf,
    List<List<SchemaNode>> choices,
    @Nullable String title) {

  /** Bounds of a count; an absent one is {@code null}. */
  record Length(@Nullable Integer min, @Nullable Integer max) {
    static final Length ANY = new Length(null, null);

    boolean isTooShort(long count) {
      return min != null && count < min;
    }

    boolean isTooLong(long count) {
      return max != null && count > max;
    }
  }

  /** What it says of arrays. */
  record ArrayRules(List<SchemaNode> prefix, @Nullable SchemaNode items, Length length) {}

  /**
   * What it says of objects.
   *
   * @param required each once, sorted
   */
  record ObjectRules(
      Map<String, SchemaNode> properties,
      List<Matching> patterns,
      @Nullable SchemaNode additional,
      List<String> required,
      Length length) {

    /** The one schema that holds for a member, if any; only where there are no patterns. */
    @Nullable SchemaNode sole(String name) {
      SchemaNode named = properties.get(name);
      return named == null ? additional : named;
    }

    /** Which schemas hold for a member. */
    List<SchemaNode> of(String name) {
      SchemaNode named = properties.get(name);
      List<SchemaNode> nodes = new ArrayList<>();
      if (named != null) {
        nodes.add(named);
      }
      for (Matching matching : patterns) {
        if (matching.pattern().isFoundIn(name)) {
          nodes.add(matching.node());
        }
      }
      if (nodes.isEmpty() && additional != null) {
        nodes.add(additional);
      }
      return nodes;
    }

    /** The members whose names a pattern is found in. */
    record Matching(TextPattern pattern, SchemaNode node) {}
  }
}
