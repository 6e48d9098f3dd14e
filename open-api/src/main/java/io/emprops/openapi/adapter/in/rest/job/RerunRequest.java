package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.json.JsonValue.JsonObject;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a rerun.
 *
 * @param inputs a value for each variable, in the place of the old ones; the old ones if absent
 */
@Schema(name = "RerunRequest")
public record RerunRequest(@Schema(type = SchemaType.OBJECT) @Nullable JsonObject inputs) {}
