package io.emprops.core.template;

import io.emprops.core.json.JsonValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bounds that a kind of variable sets on its values; an absent bound is {@code null}. */
public sealed interface ValueRules {

  /** For kinds without members of their own. */
  record None() implements ValueRules {}

  /**
   * For {@code text} and {@code textarea}.
   *
   * @param minLength in code points
   * @param maxLength in code points
   * @param pattern RE2 syntax, found anywhere in the text
   */
  record Text(
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      @Nullable String pattern,
      @Nullable String placeholder,
      @Nullable Integer rows)
      implements ValueRules {}

  /**
   * For the numeric kinds.
   *
   * @param step the value minus {@code min} (or 0) is an exact multiple of it
   * @param randomize for {@code seed}: a value is drawn where none is given
   */
  record Numeric(
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable BigDecimal exclusiveMin,
      @Nullable BigDecimal exclusiveMax,
      @Nullable BigDecimal step,
      @Nullable String unit,
      boolean randomize)
      implements ValueRules {}

  /** For {@code select} and {@code multiselect}; item bounds only for the latter. */
  record Choice(
      List<ChoiceOption> options,
      @Nullable String optionsFrom,
      boolean allowOther,
      @Nullable Integer minItems,
      @Nullable Integer maxItems)
      implements ValueRules {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** For {@code date}, {@code time} and {@code datetime}; bounds in the same RFC 3339 form. */
  record Temporal(@Nullable String after, @Nullable String before) implements ValueRules {}

  /** For {@code url}; empty lists allow all. */
  record Url(List<String> schemes, List<String> hosts) implements ValueRules {
    public Url {
      schemes = List.copyOf(schemes);
      hosts = List.copyOf(hosts);
    }
  }

  /** For {@code file}, {@code image}, {@code audio} and {@code video}. */
  record Asset(
      List<String> accept,
      @Nullable Long maxBytes,
      boolean multiple,
      @Nullable Integer minItems,
      @Nullable Integer maxItems)
      implements ValueRules {
    public Asset {
      accept = List.copyOf(accept);
    }
  }

  /** For {@code json}: a JSON Schema of draft 2020-12. */
  record Schema(@Nullable JsonValue schema) implements ValueRules {}

  /**
   * For {@code secret}.
   *
   * @param hosts where it may be sent; empty allows all
   * @param header the only header it may stand in
   */
  record Secret(List<String> hosts, @Nullable String header) implements ValueRules {
    public Secret {
      hosts = List.copyOf(hosts);
    }
  }

  /** For {@code list}. */
  record Items(
      @Nullable VariableDefinition items, @Nullable Integer minItems, @Nullable Integer maxItems)
      implements ValueRules {}

  /** For {@code object}, in the order of the document. */
  record Fields(Map<VariableName, VariableDefinition> fields) implements ValueRules {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
