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
import java.math.BigDecimal;

/** The keywords that bound numbers, by exact decimals however large. */
enum NumberKeyword implements Keyword {
  MINIMUM("minimum"),
  MAXIMUM("maximum"),
  EXCLUSIVE_MINIMUM("exclusiveMinimum"),
  EXCLUSIVE_MAXIMUM("exclusiveMaximum"),
  MULTIPLE_OF("multipleOf");

  private static final int STEPS_OF_A_DIVISION = 4;

  private final String value;

  NumberKeyword(String value) {
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

  private boolean fits(BigDecimal number, BigDecimal bound, Meter meter) {
    return switch (this) {
      case MINIMUM -> number.compareTo(bound) >= 0;
      case MAXIMUM -> number.compareTo(bound) <= 0;
      case EXCLUSIVE_MINIMUM -> number.compareTo(bound) > 0;
      case EXCLUSIVE_MAXIMUM -> number.compareTo(bound) < 0;
      case MULTIPLE_OF -> {
        meter.spend(STEPS_OF_A_DIVISION);
        yield Decimals.isMultiple(number, bound);
      }
    };
  }

  /** One such keyword in one schema. */
  private static final class Validator extends BaseKeywordValidator {
    private final NumberKeyword keyword;
    private final BigDecimal bound;

    Validator(
        NumberKeyword keyword,
        JsonNode schema,
        SchemaLocation location,
        Schema parent,
        SchemaContext context) {
      super(keyword, schema, location, parent, context);
      this.keyword = keyword;
      this.bound = schema.decimalValue();
    }

    @Override
    public void validate(ExecutionContext run, JsonNode value, JsonNode root, NodePath at) {
      if (value.isNumber() && !keyword.fits(value.decimalValue(), bound, (Meter) run)) {
        run.addError(error().instanceLocation(at).evaluationPath(run.getEvaluationPath()).build());
      }
    }
  }
}
