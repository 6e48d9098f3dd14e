package io.emprops.template.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Set;

/**
 * The keywords that compare values. They compare by exact decimals, pay for each value's size, and
 * cannot be slowed down by values whose hashes collide.
 */
enum ExactKeyword implements Keyword {
  CONST("const"),
  ENUM("enum"),
  UNIQUE_ITEMS("uniqueItems");

  private static final int CHARACTERS_PER_STEP = 32;

  private final String value;

  ExactKeyword(String value) {
    this.value = value;
  }

  @Override
  public String getValue() {
    return value;
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode schema, Schema parent, SchemaContext context) {
    return new Validator(this, schema, location, parent, context);
  }

  private static String text(JsonNode value, Meter meter) {
    String text = JsonNodes.canonical(value);
    meter.spend(text.length() / CHARACTERS_PER_STEP);
    return text;
  }

  private static boolean areUnique(JsonNode array, Meter meter) {
    Set<String> seen = new HashSet<>();
    for (JsonNode element : array) {
      if (!seen.add(text(element, meter))) {
        return false;
      }
    }
    return true;
  }

  /** One such keyword in one schema. */
  private static final class Validator extends BaseKeywordValidator {
    private final ExactKeyword keyword;
    private final Set<String> accepted = new HashSet<>();
    private final boolean isSwitchedOn;

    Validator(
        ExactKeyword keyword,
        JsonNode schema,
        SchemaLocation location,
        Schema parent,
        SchemaContext context) {
      super(keyword, schema, location, parent, context);
      this.keyword = keyword;
      this.isSwitchedOn = schema.booleanValue();
      switch (keyword) {
        case CONST -> accepted.add(JsonNodes.canonical(schema));
        case ENUM -> schema.forEach(each -> accepted.add(JsonNodes.canonical(each)));
        case UNIQUE_ITEMS -> {}
      }
    }

    @Override
    public void validate(ExecutionContext run, JsonNode value, JsonNode root, NodePath at) {
      if (!fits(value, (Meter) run)) {
        run.addError(error().instanceLocation(at).evaluationPath(run.getEvaluationPath()).build());
      }
    }

    private boolean fits(JsonNode value, Meter meter) {
      return switch (keyword) {
        case CONST, ENUM -> accepted.contains(text(value, meter));
        case UNIQUE_ITEMS -> !isSwitchedOn || !value.isArray() || areUnique(value, meter);
      };
    }
  }
}
