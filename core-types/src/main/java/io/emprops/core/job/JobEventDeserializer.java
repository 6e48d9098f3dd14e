package io.emprops.core.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads events. Jackson's own way holds the body in a buffer until the type is known, and turns
 * {@code -0} into {@code 0} there.
 */
public final class JobEventDeserializer extends StdDeserializer<JobEvent> {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  public JobEventDeserializer() {
    super(JobEvent.class);
  }

  @Override
  public JobEvent deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    JsonObject event = context.readValue(parser, JsonObject.class);
    try {
      return new JobEvent(
          EventId.parse(text(parser, event, "id")),
          new JobId(text(parser, event, "job_id")),
          Instant.parse(text(parser, event, "at")),
          body(parser, event));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw JsonMappingException.from(parser, "a member of the event does not fit", e);
    }
  }

  private static JobEvent.Body body(JsonParser parser, JsonObject event) throws IOException {
    ObjectCodec codec = parser.getCodec();
    JsonValue data = event.member("data").orElseGet(JsonValue::emptyObject);
    try (JsonParser body = codec.getFactory().createParser(JsonText.write(data))) {
      return codec.readValue(body, kind(parser, text(parser, event, "type")));
    }
  }

  private static Class<? extends JobEvent.Body> kind(JsonParser parser, String type)
      throws JsonMappingException {
    return switch (type) {
      case "state" -> JobEvent.StateChanged.class;
      case "progress" -> JobEvent.Progressed.class;
      case "log" -> JobEvent.Logged.class;
      case "output" -> JobEvent.OutputAdded.class;
      case "preview" -> JobEvent.Previewed.class;
      case "result" -> JobEvent.Ended.class;
      default -> throw JsonMappingException.from(parser, "there is no such type of event");
    };
  }

  private static String text(JsonParser parser, JsonObject event, String name)
      throws JsonMappingException {
    if (event.member(name).orElse(JsonValue.ofNull()) instanceof JsonString(String value)) {
      return value;
    }
    throw JsonMappingException.from(parser, "the event lacks a text '%s'".formatted(name));
  }
}
