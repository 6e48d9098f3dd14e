package io.emprops.queue.adapter.in;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedClassResolver;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.emprops.core.json.JsonFaults;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads and writes the JSON of both ways in. Members that are not known are passed over: the sender
 * may be one release ahead.
 */
@Singleton
public final class Messages {
  private final ObjectMapper mapper;

  Messages(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Reads a message.
   *
   * @throws UnreadableMessageException naming the place
   */
  public <T> T read(String text, Class<T> type) {
    try {
      T message = mapper.readValue(text, type);
      if (message == null) {
        throw invalid("", "the body must be an object, not null");
      }
      return message;
    } catch (JsonProcessingException e) {
      throw syntaxError(e)
          .map(Messages::malformed)
          .or(() -> unknownKind(e))
          .orElseGet(() -> invalid(e));
    }
  }

  /** Writes a message. */
  public String write(Object message) {
    try {
      return mapper.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + message.getClass().getSimpleName(), e);
    }
  }

  private static Optional<StreamReadException> syntaxError(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamReadException syntax) {
        return Optional.of(syntax);
      }
    }
    return Optional.empty();
  }

  /** A kind that a newer release may know; the mapper's own words would name our classes. */
  private Optional<UnreadableMessageException> unknownKind(JsonProcessingException e) {
    if (!(e instanceof InvalidTypeIdException unknown)) {
      return Optional.empty();
    }
    DeserializationConfig config = mapper.getDeserializationConfig();
    AnnotatedClass base = AnnotatedClassResolver.resolve(config, unknown.getBaseType(), config);
    String kinds =
        mapper.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, base).stream()
            .filter(NamedType::hasName)
            .map(NamedType::getName)
            .sorted()
            .collect(Collectors.joining(", "));
    String message =
        unknown.getTypeId() == null
            ? "the member 'type' is missing; it is one of %s".formatted(kinds)
            : "messages of type '%s' are not known here; these are: %s"
                .formatted(unknown.getTypeId(), kinds);
    return Optional.of(invalid("/type", message));
  }

  private static UnreadableMessageException malformed(StreamReadException e) {
    JsonLocation place = e.getLocation();
    int line = place == null ? 1 : Math.max(1, place.getLineNr());
    int column = place == null ? 1 : Math.max(1, place.getColumnNr());
    String message = JsonFaults.message(e);
    String detail = "line %d, column %d: %s".formatted(line, column, message);
    var error = Diagnostic.at("", ErrorCode.REQUEST_MALFORMED, message);
    return new UnreadableMessageException(
        Problem.of(ErrorCode.REQUEST_MALFORMED, detail, List.of(error.in(line, column, 1))));
  }

  private static UnreadableMessageException invalid(JsonProcessingException e) {
    String pointer = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
    return invalid(pointer, e.getOriginalMessage());
  }

  private static UnreadableMessageException invalid(String pointer, String message) {
    String detail = pointer.isEmpty() ? message : pointer + ": " + message;
    return new UnreadableMessageException(
        Problem.of(
            ErrorCode.REQUEST_INVALID,
            detail,
            List.of(Diagnostic.at(pointer, ErrorCode.REQUEST_INVALID, message))));
  }

  private static String pointer(JsonMappingException e) {
    var pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      pointer.append('/');
      if (step.getFieldName() == null) {
        pointer.append(step.getIndex());
      } else {
        pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }
}
