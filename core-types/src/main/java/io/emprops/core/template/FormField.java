package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One control of a form with all that it checks. Bounds that the kind does not have are absent.
 *
 * @param name the variable that it fills
 * @param control how it looks
 * @param type the kind of value
 * @param defaultValue shown at first, wire name {@code default}
 * @param fields the members of an {@code object}
 * @param items the element of a {@code list}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonNaming(SnakeCaseStrategy.class)
public record FormField(
    VariableName name,
    Control control,
    VariableType type,
    String label,
    @Nullable String description,
    @JsonProperty("default") @Nullable JsonValue defaultValue,
    boolean required,
    boolean nullable,
    @Nullable String placeholder,
    @Nullable Integer rows,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable BigDecimal exclusiveMin,
    @Nullable BigDecimal exclusiveMax,
    @Nullable BigDecimal step,
    @Nullable String unit,
    boolean randomize,
    @Nullable Integer minLength,
    @Nullable Integer maxLength,
    @Nullable String pattern,
    @Nullable Integer minItems,
    @Nullable Integer maxItems,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<ChoiceOption> options,
    @Nullable String optionsFrom,
    boolean allowOther,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> accept,
    @Nullable Long maxBytes,
    boolean multiple,
    @Nullable String after,
    @Nullable String before,
    @Nullable JsonValue schema,
    @Nullable FormField items,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<FormField> fields,
    @Nullable String visibleIf,
    WhenHidden whenHidden,
    boolean deprecated,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<JsonValue> examples) {

  public FormField {
    options = List.copyOf(options);
    accept = List.copyOf(accept);
    fields = List.copyOf(fields);
    examples = List.copyOf(examples);
  }

  /** How a field looks. */
  public enum Control {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("textarea")
    TEXTAREA,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("slider")
    SLIDER,
    @JsonProperty("select")
    SELECT,
    @JsonProperty("multiselect")
    MULTISELECT,
    @JsonProperty("checkbox")
    CHECKBOX,
    @JsonProperty("date")
    DATE,
    @JsonProperty("time")
    TIME,
    @JsonProperty("datetime")
    DATETIME,
    @JsonProperty("color")
    COLOR,
    @JsonProperty("url")
    URL,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("upload")
    UPLOAD,
    @JsonProperty("json")
    JSON,
    @JsonProperty("secret")
    SECRET,
    @JsonProperty("seed")
    SEED,
    @JsonProperty("list")
    LIST,
    @JsonProperty("object")
    OBJECT
  }
}
