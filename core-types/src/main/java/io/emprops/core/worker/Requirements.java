package io.emprops.core.worker;

import io.emprops.core.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a job asks of its worker besides the job type.
 *
 * @param all every one must hold
 * @param none not one may hold
 * @param preferred workers for which these hold too see the job first, for a while
 */
public record Requirements(List<Condition> all, List<Condition> none, List<Condition> preferred) {
  /** Asks nothing. */
  public static final Requirements NONE = new Requirements(List.of(), List.of(), List.of());

  public Requirements {
    all = List.copyOf(all);
    none = List.copyOf(none);
    preferred = List.copyOf(preferred);
  }

  /** What is asked by these and by the others. */
  public Requirements and(Requirements others) {
    return new Requirements(
        both(all, others.all), both(none, others.none), both(preferred, others.preferred));
  }

  private static List<Condition> both(List<Condition> some, List<Condition> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  /** What is asked while only preferred workers see the job. */
  public Requirements preferring() {
    return new Requirements(
        Stream.concat(all.stream(), preferred.stream()).toList(), none, List.of());
  }

  /** One thing that is asked. */
  public sealed interface Condition {

    /** What is asked, as people read it. */
    String name();

    /** The value that is asked for, as people read it. */
    String wanted();
  }

  /** The worker's hardware has at least so much of it. */
  public record Hardware(String part, double atLeast) implements Condition {
    @Override
    public String name() {
      return "hardware." + part;
    }

    @Override
    public String wanted() {
      return ">= " + atLeast;
    }
  }

  /** The worker has this model for the job's type. */
  public record Model(String model) implements Condition {
    @Override
    public String name() {
      return "models";
    }

    @Override
    public String wanted() {
      return model;
    }
  }

  /** The worker serves only jobs that ask for isolation so. */
  public record Isolation(String mode) implements Condition {
    @Override
    public String name() {
      return "customer_isolation";
    }

    @Override
    public String wanted() {
      return mode;
    }
  }

  /** The worker's label at a dotted path compares so with the operand. */
  public record Label(String path, Operator operator, JsonValue operand) implements Condition {
    @Override
    public String name() {
      return "labels." + path;
    }

    @Override
    public String wanted() {
      return operator.wire() + " " + operand.toJson();
    }
  }

  /** How a label is compared; the label stands on the left. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    /** The operand, an array, has the label. */
    IN("in"),
    /** The label, an array or a text, has the operand. */
    CONTAINS("contains"),
    /** The label, an array, has all of the operand, an array. */
    CONTAINS_ALL("contains-all");

    private final String wire;

    Operator(String wire) {
      this.wire = wire;
    }

    /** As it stands in requirements. */
    public String wire() {
      return wire;
    }
  }
}
