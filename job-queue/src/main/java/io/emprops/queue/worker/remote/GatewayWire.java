package io.emprops.queue.worker.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;
import java.util.Optional;

/** Messages as JSON. Members that are not known are passed over: a gateway may be newer. */
final class GatewayWire {
  private final ObjectWriter writer;
  private final ObjectReader answers;
  private final ObjectReader problems;

  GatewayWire(ObjectMapper mapper) {
    this.writer = mapper.writerFor(WorkerMessage.class);
    this.answers = tolerant(mapper.readerFor(GatewayMessage.class));
    this.problems = tolerant(mapper.readerFor(Problem.class));
  }

  private static ObjectReader tolerant(ObjectReader reader) {
    return reader.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  String write(WorkerMessage message) {
    try {
      return writer.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + message.named(), e);
    }
  }

  /** An answer; empty, if it is of no kind that is known here. */
  Optional<GatewayMessage> answer(String json) {
    try {
      return Optional.ofNullable(answers.readValue(json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A problem document; empty, if it is none. */
  Optional<Problem> problem(String json) {
    try {
      return Optional.ofNullable(problems.readValue(json));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
