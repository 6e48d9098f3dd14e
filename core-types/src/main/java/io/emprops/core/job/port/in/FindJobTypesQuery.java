package io.emprops.core.job.port.in;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobTypeDescription;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which kinds of jobs there are, and who executes them. Needs the role viewer. */
public interface FindJobTypesQuery {

  /** All that are known or served, the known first. */
  List<ServedJobType> jobTypes(Principal caller);

  /**
   * The JSON Schema (draft 2020-12) of a type's payloads, by its name or an older one; empty where
   * the type is not known.
   */
  Optional<JsonObject> payloadSchema(Principal caller, String jobType);

  /**
   * A job type and its workers.
   *
   * @param workers how many live workers serve it; absent where the queue cannot be asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ServedJobType(
      @JsonUnwrapped JobTypeDescription description, boolean known, @Nullable Integer workers) {}
}
