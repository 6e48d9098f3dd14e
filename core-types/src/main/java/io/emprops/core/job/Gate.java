package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What waiting jobs stand behind; while it is shut, none of them starts. */
public sealed interface Gate {

  /** All jobs of a type. */
  record OfType(JobType type) implements Gate {}

  /** All jobs of a customer. */
  record OfCustomer(String customer) implements Gate {}

  /** All jobs that share a limit. */
  record OfFlow(String key) implements Gate {}

  /** As it stands in messages: {@code type:}, {@code customer:} or {@code flow:} and a name. */
  @JsonValue
  default String wire() {
    return switch (this) {
      case OfType(JobType type) -> "type:" + type;
      case OfCustomer(String customer) -> "customer:" + customer;
      case OfFlow(String key) -> "flow:" + key;
    };
  }

  /** Reads the wire form. */
  @JsonCreator
  static Gate ofWire(String wire) {
    int colon = wire.indexOf(':');
    String name = wire.substring(colon + 1);
    return switch (colon < 0 ? "" : wire.substring(0, colon)) {
      case "type" -> new OfType(new JobType(name));
      case "customer" -> new OfCustomer(name);
      case "flow" -> new OfFlow(name);
      default ->
          throw new IllegalArgumentException(
              "a gate is type:<job type>, customer:<id> or flow:<key>, not '%s'".formatted(wire));
    };
  }
}
