package io.emprops.core.worker;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.worker.Match.Matched;
import io.emprops.core.worker.Match.Reason;
import io.emprops.core.worker.Match.Unmatched;
import io.emprops.core.worker.Requirements.Condition;
import io.emprops.core.worker.Requirements.Hardware;
import io.emprops.core.worker.Requirements.Isolation;
import io.emprops.core.worker.Requirements.Label;
import io.emprops.core.worker.Requirements.Model;
import io.emprops.core.workflow.WorkflowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides whether a worker can execute a job, and says why not. The only place that does. */
public final class Matcher {
  private static final String EVERY_MODEL = "all";
  private static final String NOTHING = "nothing";

  private Matcher() {}

  /** Judges by job type and requirements; all reasons are told, not only the first. */
  public static Match match(JobType jobType, Requirements requirements, Capabilities offer) {
    List<Reason> reasons = new ArrayList<>();
    if (!offer.jobTypes().contains(jobType)) {
      reasons.add(new Reason("job_type", jobType.value(), offer.jobTypes().toString()));
    }
    for (Condition condition : requirements.all()) {
      if (!holds(condition, jobType, offer)) {
        reasons.add(reason(condition.name(), condition.wanted(), condition, jobType, offer));
      }
    }
    for (Condition condition : requirements.none()) {
      if (holds(condition, jobType, offer)) {
        reasons.add(
            reason(condition.name(), "not " + condition.wanted(), condition, jobType, offer));
      }
    }
    return reasons.isEmpty() ? new Matched() : new Unmatched(reasons);
  }

  /** Judges by what the worker itself refuses, whatever the job asks for. */
  public static Match admit(Optional<WorkflowId> workflow, String customer, Capabilities offer) {
    List<Reason> reasons = new ArrayList<>();
    WorkflowId only = offer.workflowId();
    if (only != null && !workflow.equals(Optional.of(only))) {
      String has = workflow.map(WorkflowId::value).orElse(NOTHING);
      reasons.add(new Reason("workflow_id", has, only.value()));
    }
    CustomerAccess access = offer.access();
    if (!access.admits(customer)) {
      boolean denied = access.deny().contains(customer);
      reasons.add(
          denied
              ? new Reason("customers.deny", customer, access.deny().toString())
              : new Reason("customers.allow", customer, access.allow().toString()));
    }
    return reasons.isEmpty() ? new Matched() : new Unmatched(reasons);
  }

  private static Reason reason(
      String name, String wanted, Condition condition, JobType type, Capabilities offer) {
    return new Reason(name, wanted, offered(condition, type, offer));
  }

  private static boolean holds(Condition condition, JobType type, Capabilities offer) {
    return switch (condition) {
      case Hardware(String part, double atLeast) ->
          amount(offer, part).filter(has -> has >= atLeast).isPresent();
      case Model(String model) -> {
        List<String> models = models(offer, type);
        yield models.contains(model) || models.contains(EVERY_MODEL);
      }
      case Isolation(String mode) -> mode.equals(offer.access().isolation());
      case Label label -> compares(label, at(offer, label.path()));
    };
  }

  private static String offered(Condition condition, JobType type, Capabilities offer) {
    return switch (condition) {
      case Hardware(String part, double _) ->
          amount(offer, part).map(String::valueOf).orElse(NOTHING);
      case Model _ -> models(offer, type).toString();
      case Isolation _ -> {
        String isolation = offer.access().isolation();
        yield isolation == null ? NOTHING : isolation;
      }
      case Label label -> at(offer, label.path()).map(JsonValue::toJson).orElse(NOTHING);
    };
  }

  private static Optional<Double> amount(Capabilities offer, String part) {
    Map<String, Double> hardware = offer.hardware();
    return hardware == null ? Optional.empty() : Optional.ofNullable(hardware.get(part));
  }

  private static List<String> models(Capabilities offer, JobType type) {
    Map<String, List<String>> models = offer.models();
    return models == null ? List.of() : models.getOrDefault(type.value(), List.of());
  }

  /** A label by its whole path as a name, or member by member. */
  private static Optional<JsonValue> at(Capabilities offer, String path) {
    JsonObject labels = offer.labels();
    return labels == null ? Optional.empty() : at(labels, path);
  }

  private static Optional<JsonValue> at(JsonObject object, String path) {
    Optional<JsonValue> whole = object.member(path);
    int dot = path.indexOf('.');
    if (whole.isPresent() || dot < 0) {
      return whole;
    }
    return object.member(path.substring(0, dot)).orElse(JsonValue.ofNull()) instanceof JsonObject o
        ? at(o, path.substring(dot + 1))
        : Optional.empty();
  }

  /** A label that is not there only satisfies {@code !=}. */
  private static boolean compares(Label label, Optional<JsonValue> has) {
    JsonValue operand = label.operand();
    return switch (label.operator()) {
      case EQUAL ->
          has.filter(value -> equal(value, operand) || isAmong(operand, value)).isPresent();
      case NOT_EQUAL -> has.filter(value -> equal(value, operand)).isEmpty();
      case LESS -> order(has, operand).orElse(0) < 0;
      case AT_MOST -> order(has, operand).orElse(1) <= 0;
      case GREATER -> order(has, operand).orElse(0) > 0;
      case AT_LEAST -> order(has, operand).orElse(-1) >= 0;
      case IN -> has.filter(value -> contains(operand, value)).isPresent();
      case CONTAINS -> has.filter(value -> contains(value, operand)).isPresent();
      case CONTAINS_ALL ->
          operand instanceof JsonArray(var wanted)
              && has.filter(value -> wanted.stream().allMatch(each -> contains(value, each)))
                  .isPresent();
    };
  }

  private static boolean isAmong(JsonValue value, JsonValue many) {
    return many instanceof JsonArray && contains(many, value);
  }

  private static boolean contains(JsonValue whole, JsonValue part) {
    return switch (whole) {
      case JsonArray(var elements) -> elements.stream().anyMatch(each -> equal(each, part));
      case JsonString(String text) ->
          part instanceof JsonString(String piece) && text.contains(piece);
      default -> false;
    };
  }

  private static boolean equal(JsonValue a, JsonValue b) {
    return (a instanceof JsonNumber(String x) && b instanceof JsonNumber(String y))
        ? Double.parseDouble(x) == Double.parseDouble(y)
        : a.equals(b);
  }

  private static OptionalInt order(Optional<JsonValue> has, JsonValue operand) {
    return has.map(value -> order(value, operand)).orElse(OptionalInt.empty());
  }

  private static OptionalInt order(JsonValue a, JsonValue b) {
    if (a instanceof JsonNumber(String x) && b instanceof JsonNumber(String y)) {
      return OptionalInt.of(Double.compare(Double.parseDouble(x), Double.parseDouble(y)));
    }
    if (a instanceof JsonString(String x) && b instanceof JsonString(String y)) {
      return OptionalInt.of(x.compareTo(y));
    }
    return OptionalInt.empty();
  }
}
