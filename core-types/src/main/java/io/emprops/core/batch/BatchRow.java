package io.emprops.core.batch;

import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Optional;

/**
 * A row of a batch and what has become of it.
 *
 * @param line on which it begins in the table, from 1
 * @param inputs as they were given; empty where the row could not be read
 */
public record BatchRow(int line, Optional<JsonObject> inputs, RowState state) {}
