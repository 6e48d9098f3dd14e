package io.emprops.template.fuzz;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.VariableType;
import io.emprops.template.RandomJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A document by chance, mostly without errors, with inputs that mostly fit.
 *
 * @param source its text
 */
record RandomDocument(String source, JsonObject inputs, RenderContext context) {
  /** Names that are allowed, though no expression of more than one word could have them. */
  private static final List<String> NAMES =
      List.of("a", "b", "size", "1a", "in", "for", "item", "_", "E2", "has");

  /** One whose conditions, lists and placeholders are single words. */
  static RandomDocument ofWords(long seed) {
    return of(new SplittableRandom(seed), false);
  }

  /** One that also has paths and expressions. */
  static RandomDocument ofExpressions(long seed) {
    return of(new SplittableRandom(seed), true);
  }

  private static RandomDocument of(SplittableRandom random, boolean computes) {
    List<RandomVariable> variables = variables(random, computes);
    var definitions = JsonValue.object();
    variables.forEach(
        variable -> definitions.put(variable.name(), hidden(variable, variables, random)));
    JsonValue template = new RandomTemplate(random, variables, computes).value(4);
    JsonObject document =
        JsonValue.object()
            .put("job_type", "x")
            .put("template", template)
            .put("variable_types", definitions.build())
            .build();
    var context = new RenderContext(Instant.EPOCH, random.nextLong(RenderContext.MAX_SEED));
    return new RandomDocument(document.toJson(), inputs(variables, random), context);
  }

  private static List<RandomVariable> variables(SplittableRandom random, boolean draws) {
    List<RandomVariable> variables = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      String name = random.nextInt(4) == 0 ? NAMES.get(random.nextInt(NAMES.size())) : "v" + i;
      if (variables.stream().noneMatch(known -> known.name().equals(name))) {
        variables.add(RandomVariable.of(name, random, draws));
      }
    }
    return variables;
  }

  private static JsonObject hidden(
      RandomVariable variable, List<RandomVariable> all, SplittableRandom random) {
    if (random.nextInt(8) > 0) {
      return variable.definition();
    }
    return all.stream()
        .filter(other -> other.type() == VariableType.CHECKBOX && !other.equals(variable))
        .findFirst()
        .map(flag -> hiddenUnless(flag, variable, random))
        .orElse(variable.definition());
  }

  private static JsonObject hiddenUnless(
      RandomVariable flag, RandomVariable variable, SplittableRandom random) {
    var definition = JsonValue.object();
    variable.definition().members().forEach(definition::put);
    return definition
        .put("visible_if", flag.name())
        .put("when_hidden", random.nextBoolean() ? "drop" : "keep")
        .build();
  }

  private static JsonObject inputs(List<RandomVariable> variables, SplittableRandom random) {
    var inputs = JsonValue.object();
    for (RandomVariable variable : variables) {
      switch (random.nextInt(30)) {
        case 0, 1, 2 -> {}
        case 3 -> inputs.put(variable.name(), JsonValue.ofNull());
        case 4 -> inputs.put(variable.name(), new RandomJson(random).value(3));
        default -> inputs.put(variable.name(), variable.fitting());
      }
    }
    return inputs.build();
  }
}
