package io.emprops.openapi.application.job;

import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.ExecuteWorkflow;
import io.emprops.core.job.port.in.RerunJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two requests ask for the same. */
public final class RequestHash {
  private RequestHash() {}

  /** SHA-256 of all that the caller asks for; the key and the trace do not count. */
  static String of(ExecuteWorkflow command) {
    var asked =
        JsonValue.object()
            .put("workflow", command.workflow().value())
            .put("inputs", command.inputs());
    command.version().ifPresent(version -> asked.put("version", version));
    command.priority().ifPresent(priority -> asked.put("priority", priority));
    command.notBefore().ifPresent(time -> asked.put("not_before", time.toString()));
    command.deadline().ifPresent(time -> asked.put("deadline", time.toString()));
    command.requirements().ifPresent(asks -> asked.put("requirements", asks));
    command.webhook().ifPresent(named -> asked.put("webhook", named));
    command.estimate().ifPresent(terms -> asked.put("estimate", terms.toString()));
    return of(asked.build());
  }

  /** The same for sending a payload again. */
  static String ofRetry(JobId job) {
    return of(JsonValue.object().put("retry", job.value()).build());
  }

  /** The same for rendering anew. */
  static String of(RerunJob command) {
    var asked = JsonValue.object().put("rerun", command.job().value());
    command.inputs().ifPresent(inputs -> asked.put("inputs", inputs));
    return of(asked.build());
  }

  /** The same for whatever else is asked. */
  public static String of(JsonObject asked) {
    byte[] text = asked.toJson().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
