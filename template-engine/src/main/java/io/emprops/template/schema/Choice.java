package io.emprops.template.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One evaluation of {@code anyOf} or {@code oneOf}.
 *
 * @param path the steps of the evaluation that led to it, itself the last
 * @param place the steps into the value at which it was evaluated
 */
record Choice(List<Object> path, List<Object> place) {
  private static final Set<String> KEYWORDS = Set.of("anyOf", "oneOf");

  /** Steps of an evaluation that lead one step into the value. */
  private static final Set<String> INWARD =
      Set.of(
          "additionalProperties",
          "contains",
          "items",
          "patternProperties",
          "prefixItems",
          "properties",
          "unevaluatedItems",
          "unevaluatedProperties");

  /** What says that a value is of another kind than a branch is for. */
  private static final Set<String> KINDS = Set.of("const", "enum", "type");

  /** The first choice in the evaluation that led to the error, from this step on. */
  static Optional<Choice> first(Error error, int from) {
    List<Object> steps = steps(error.getEvaluationPath());
    int depth = 0;
    for (int i = 0; i + 1 < steps.size(); i++) {
      boolean isBranch = steps.get(i + 1) instanceof Integer;
      if (i >= from && KEYWORDS.contains(steps.get(i)) && isBranch) {
        List<Object> place = steps(error.getInstanceLocation());
        return Optional.of(
            new Choice(
                List.copyOf(steps.subList(0, i + 1)),
                List.copyOf(place.subList(0, Math.min(depth, place.size())))));
      }
      if (INWARD.contains(steps.get(i))) {
        depth++;
        // A member's name or an element's place follows; it is no keyword.
        i +=
            Set.of("properties", "patternProperties", "prefixItems").contains(steps.get(i)) ? 1 : 0;
      }
    }
    return Optional.empty();
  }

  /** How many steps lead into a branch. */
  int length() {
    return path.size() + 1;
  }

  /** Which branch the error is of. */
  int branch(Error error) {
    return error.getEvaluationPath().getElement(path.size()) instanceof Integer index ? index : 0;
  }

  /** Whether the error says that the value is not what the branch is for at all. */
  boolean isOfAnotherKind(Error error) {
    List<Object> at = steps(error.getInstanceLocation());
    boolean isHere = at.equals(place);
    boolean isTag = at.size() == place.size() + 1 && !"type".equals(error.getKeyword());
    return KINDS.contains(error.getKeyword()) && (isHere || isTag);
  }

  /** Whether the error says that the value is not of the branch's type. */
  boolean isOfAnotherType(Error error) {
    return "type".equals(error.getKeyword()) && steps(error.getInstanceLocation()).equals(place);
  }

  /** Whether the error is the choice's own word that not exactly one branch fits. */
  boolean isSaidBy(Error error) {
    return steps(error.getEvaluationPath()).equals(path)
        && steps(error.getInstanceLocation()).equals(place);
  }

  static List<Object> steps(NodePath path) {
    List<Object> steps = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(path.getElement(i));
    }
    return steps;
  }
}
