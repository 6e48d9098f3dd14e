package io.emprops.template.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which variables are hidden while others have certain values. */
public final class Visibility {
  private final Map<Integer, Condition> conditions;
  private final List<Integer> order;
  private final Set<Integer> circular;

  private Visibility(
      Map<Integer, Condition> conditions, List<Integer> order, Set<Integer> circular) {
    this.conditions = Map.copyOf(conditions);
    this.order = List.copyOf(order);
    this.circular = Set.copyOf(circular);
  }

  /** Nothing is ever hidden. */
  public static Visibility always() {
    return new Visibility(Map.of(), List.of(), Set.of());
  }

  /** Takes the conditions of the slots that have one. */
  public static Visibility of(Map<Integer, Condition> conditions) {
    var search = new Search(conditions);
    conditions.keySet().stream().sorted().forEach(search::visit);
    return new Visibility(conditions, List.copyOf(search.ordered), search.circular);
  }

  /** Goes to the variables that a condition looks at before the one that it is of. */
  private static final class Search {
    private final Map<Integer, Condition> conditions;
    private final Set<Integer> ordered = new LinkedHashSet<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<Integer> circular = new HashSet<>();

    private Search(Map<Integer, Condition> conditions) {
      this.conditions = new HashMap<>(conditions);
    }

    /** Without recursion: a thousand variables may each look at the next. */
    private void visit(int first) {
      List<Integer> path = new ArrayList<>(List.of(first));
      while (!path.isEmpty()) {
        int slot = path.getLast();
        open.add(slot);
        Optional<Integer> next = next(slot);
        if (next.isPresent()) {
          path.add(next.get());
        } else {
          path.removeLast();
          open.remove(slot);
          ordered.add(slot);
        }
      }
    }

    private Optional<Integer> next(int slot) {
      Condition condition = conditions.get(slot);
      if (condition == null || ordered.contains(slot)) {
        return Optional.empty();
      }
      for (int other : condition.slots()) {
        if (open.contains(other)) {
          circular.add(other);
        } else if (!ordered.contains(other)) {
          return Optional.of(other);
        }
      }
      return Optional.empty();
    }
  }

  /** The slots whose conditions close a circle. */
  public Set<Integer> circular() {
    return circular;
  }

  /** The slots in an order in which each comes after those that it depends on. */
  List<Integer> order(int slots) {
    Set<Integer> all = new LinkedHashSet<>(order);
    for (int slot = 0; slot < slots; slot++) {
      all.add(slot);
    }
    return List.copyOf(all);
  }

  /** Whether there are values that hide the variable. */
  boolean isConditional(int slot) {
    return conditions.containsKey(slot);
  }

  /** Whether the values of the others hide the variable. */
  boolean isHidden(int slot, Values values) {
    Condition condition = conditions.get(slot);
    return condition != null && !condition.holds(values);
  }
}
