package io.emprops.template.schema;

import com.networknt.schema.Error;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The library's errors as violations. What several branches of a choice say of one value becomes
 * one thing: the errors of the branch that was probably meant, else that none of them fits.
 */
final class Violations {
  private static final Set<String> AT_MEMBERS =
      Set.of("additionalProperties", "unevaluatedProperties");

  private Violations() {}

  /** In the order of the errors. */
  static List<Violation> of(List<Error> errors) {
    return of(errors, 0);
  }

  /** Looks for choices from this step of the errors' paths on. */
  private static List<Violation> of(List<Error> errors, int from) {
    Map<Choice, List<Error>> choices = new LinkedHashMap<>();
    for (Error error : errors) {
      Choice.first(error, from)
          .ifPresent(choice -> choices.computeIfAbsent(choice, _ -> new ArrayList<>()).add(error));
    }
    List<Violation> violations = new ArrayList<>();
    for (Error error : errors) {
      Optional<Choice> choice = Choice.first(error, from);
      if (choice.isPresent()) {
        // Told where its first error stands, and once.
        List<Error> inside = choices.remove(choice.get());
        if (inside != null) {
          violations.addAll(choice(choice.get(), inside));
        }
      } else if (choices.keySet().stream().noneMatch(open -> open.isSaidBy(error))) {
        violations.add(violation(error));
      }
    }
    return violations;
  }

  private static List<Violation> choice(Choice choice, List<Error> errors) {
    Collection<List<Error>> branches = branches(choice, errors);
    return only(choice, branches, Choice::isOfAnotherKind)
        .or(() -> only(choice, branches, Choice::isOfAnotherType))
        .map(branch -> of(branch, choice.length()))
        .orElseGet(() -> List.of(noneFits(choice, errors, branches)));
  }

  private static Collection<List<Error>> branches(Choice choice, List<Error> errors) {
    Map<Integer, List<Error>> branches = new TreeMap<>();
    for (Error error : errors) {
      branches.computeIfAbsent(choice.branch(error), _ -> new ArrayList<>()).add(error);
    }
    return branches.values();
  }

  /** The branch that was meant, where all others are for values of another kind. */
  private static Optional<List<Error>> only(
      Choice choice, Collection<List<Error>> branches, BiPredicate<Choice, Error> isOther) {
    List<List<Error>> left =
        branches.stream().filter(branch -> !isOther(choice, branch, isOther)).toList();
    return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
  }

  /** Whether a branch is for other values: it says so itself, or each branch of a choice in it. */
  private static boolean isOther(
      Choice choice, List<Error> branch, BiPredicate<Choice, Error> isOther) {
    Map<Choice, List<Error>> inside = new LinkedHashMap<>();
    for (Error error : branch) {
      Optional<Choice> inner = Choice.first(error, choice.length());
      if (inner.isEmpty() && isOther.test(choice, error)) {
        return true;
      }
      inner.ifPresent(c -> inside.computeIfAbsent(c, _ -> new ArrayList<>()).add(error));
    }
    return inside.entrySet().stream()
        .filter(inner -> inner.getKey().place().equals(choice.place()))
        .anyMatch(
            inner ->
                branches(inner.getKey(), inner.getValue()).stream()
                    .allMatch(each -> isOther(inner.getKey(), each, isOther)));
  }

  private static Violation noneFits(
      Choice choice, List<Error> errors, Collection<List<Error>> branches) {
    boolean areTypes =
        branches.stream().allMatch(branch -> isOther(choice, branch, Choice::isOfAnotherType));
    return new Violation(
        pointer(choice.place()),
        areTypes
            ? Wording.types(
                errors.stream().filter(choice::isOfAnotherType).map(Error::getSchemaNode).toList())
            : "fits none of the %d forms that are allowed here".formatted(branches.size()));
  }

  private static Violation violation(Error error) {
    List<Object> place = new ArrayList<>(Choice.steps(error.getInstanceLocation()));
    String property = error.getProperty();
    if (property != null && AT_MEMBERS.contains(error.getKeyword())) {
      place.add(property);
    }
    return new Violation(pointer(place), Wording.of(error));
  }

  private static String pointer(List<Object> place) {
    Pointer pointer = Pointer.root();
    for (Object step : place) {
      pointer = pointer.child(step.toString());
    }
    return pointer.toString();
  }
}
