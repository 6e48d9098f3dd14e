package io.emprops.it.bench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All that are measured on this machine's Java. */
public enum Contender {
  OURS(Role.OURS),
  FIRST_DESIGN(Role.STRING_REPLACE_AS_DESIGNED),
  SINGLE_PASS_REPLACE(Role.STRING_REPLACE),
  MUSTACHE(Role.PEER),
  HANDLEBARS(Role.PEER),
  PEBBLE(Role.PEER),
  QUTE(Role.PEER),
  JTE(Role.PEER),
  JACKSON_NODES(Role.LIMIT),
  JACKSON_WALK(Role.LIMIT);

  private final Role role;

  Contender(Role role) {
    this.role = role;
  }

  /** What a contender is measured for. */
  public enum Role {
    /** The engine that this is about. */
    OURS,
    /**
     * The first design's algorithm. It cuts numbers and reads values as template, so its payloads
     * need only be JSON of the same shape.
     */
    STRING_REPLACE_AS_DESIGNED,
    /** The same with its defects repaired. */
    STRING_REPLACE,
    /** An engine that people would take instead. */
    PEER,
    /** Only writes the finished tree. */
    LIMIT
  }

  /** Those with one of these roles, in order. */
  public static List<Contender> of(Role... roles) {
    List<Role> wanted = List.of(roles);
    return Arrays.stream(values()).filter(contender -> wanted.contains(contender.role)).toList();
  }

  /** What it is measured for. */
  public Role role() {
    return role;
  }

  /** Whether each payload must equal the expected tree. */
  public boolean exact() {
    return role != Role.STRING_REPLACE_AS_DESIGNED;
  }

  /** The contender as tables name it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The engine, made anew. */
  public Engine engine() {
    return switch (this) {
      case OURS -> new OurEngine();
      case FIRST_DESIGN -> new FirstDesignEngine();
      case SINGLE_PASS_REPLACE -> new SinglePassReplaceEngine();
      case MUSTACHE -> new MustacheEngine();
      case HANDLEBARS -> new HandlebarsEngine();
      case PEBBLE -> new PebbleTextEngine();
      case QUTE -> new QuteEngine();
      case JTE -> new JteEngine();
      case JACKSON_NODES -> new JacksonNodes();
      case JACKSON_WALK -> new JacksonWalk();
    };
  }
}
