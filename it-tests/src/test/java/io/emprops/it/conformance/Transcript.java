package io.emprops.it.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All that a worker and its gateway have said, in the order in which it went by. */
final class Transcript {
  private final List<Said> all = new ArrayList<>();

  synchronized Said add(boolean byWorker, ObjectNode message) {
    var said = new Said(all.size(), byWorker, message.deepCopy());
    all.add(said);
    return said;
  }

  /** How much was said so far; what comes next has this number. */
  synchronized int size() {
    return all.size();
  }

  synchronized List<Said> since(int number) {
    return List.copyOf(all.subList(Math.min(number, all.size()), all.size()));
  }

  List<Said> byWorker(int since, String type) {
    return since(since).stream().filter(said -> said.byWorker() && said.is(type)).toList();
  }

  List<Said> byGateway(int since, String type) {
    return since(since).stream().filter(said -> !said.byWorker() && said.is(type)).toList();
  }

  /** The first such thing that the worker says. */
  Said awaitByWorker(int since, String type, Predicate<Said> fits) {
    return await("the worker says " + type, since, said -> said.byWorker() && said.is(type), fits);
  }

  /** The first such thing that the gateway says. */
  Said awaitByGateway(int since, String type, Predicate<Said> fits) {
    return await(
        "the gateway says " + type, since, said -> !said.byWorker() && said.is(type), fits);
  }

  private Said await(String what, int since, Predicate<Said> kind, Predicate<Said> fits) {
    return Conditions.awaitValue(what, () -> first(since, kind.and(fits)));
  }

  private Optional<Said> first(int since, Predicate<Said> fits) {
    return since(since).stream().filter(fits).findFirst();
  }
}
