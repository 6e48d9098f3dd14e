package io.emprops.it.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the fault of each request: by a test's plan, a header, or the model's name. */
final class FaultScript {
  private static final String HEADER = "X-Fake-Fault";
  private static final Pattern MODEL = Pattern.compile("fault-([a-z0-9-]+)");
  private static final Pattern TIMES = Pattern.compile("(.*)-times-([0-9]{1,4})");

  private final Map<String, Deque<Fault>> plans = new HashMap<>();
  private final Map<Integer, Integer> seen = new HashMap<>();

  /** The next requests whose bodies hold this text meet these faults, one after the other. */
  synchronized void plan(String text, List<Fault> faults) {
    plans.computeIfAbsent(text, _ -> new ArrayDeque<>()).addAll(faults);
  }

  /**
   * What befalls this request.
   *
   * @throws IllegalArgumentException if it names a fault that there is not
   */
  synchronized Optional<Fault> choose(FakeRequest request, String model) {
    String body = request.text();
    for (Map.Entry<String, Deque<Fault>> plan : plans.entrySet()) {
      if (body.contains(plan.getKey()) && !plan.getValue().isEmpty()) {
        return Optional.of(plan.getValue().removeFirst());
      }
    }
    String named = request.header(HEADER);
    Matcher inModel = MODEL.matcher(model);
    if (named.isEmpty() && inModel.find()) {
      named = inModel.group(1);
    }
    return named.isEmpty() ? Optional.empty() : counted(named, body.hashCode());
  }

  private Optional<Fault> counted(String name, int body) {
    Matcher times = TIMES.matcher(name);
    if (!times.matches()) {
      return Optional.of(Fault.parse(name));
    }
    int before = seen.merge(body, 1, Integer::sum) - 1;
    return before < Integer.parseInt(times.group(2))
        ? Optional.of(Fault.parse(times.group(1)))
        : Optional.empty();
  }
}
