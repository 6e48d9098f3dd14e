package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.emprops.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One value to choose.
 *
 * @param value a JSON scalar, as it is sent
 * @param label as people read it
 * @param description says when to choose it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChoiceOption(JsonValue value, String label, @Nullable String description) {}
