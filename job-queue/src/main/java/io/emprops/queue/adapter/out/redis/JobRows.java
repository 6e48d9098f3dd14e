package io.emprops.queue.adapter.out.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import java.time.Instant;

/** Between the domain and the texts in Redis. Times that the functions write are milliseconds. */
public final class JobRows {
  private final ObjectMapper mapper;

  /** Takes the mapper's modules, not its settings. */
  public JobRows(ObjectMapper mapper) {
    this.mapper =
        mapper
            .copy()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** The value's JSON text. */
  String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /** Reads what {@link #write} or a function wrote. */
  <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot read " + type.getSimpleName(), e);
    }
  }

  /** The event's type as it stands in the streams. */
  static String typeOf(JobEvent.Body body) {
    return switch (body) {
      case JobEvent.StateChanged _ -> "state";
      case JobEvent.Progressed _ -> "progress";
      case JobEvent.Logged _ -> "log";
      case JobEvent.OutputAdded _ -> "output";
      case JobEvent.Previewed _ -> "preview";
      case JobEvent.Ended _ -> "result";
    };
  }

  /** An event of a stream. */
  JobEvent event(JobId job, EventId id, long at, String type, String json) {
    return new JobEvent(id, job, Instant.ofEpochMilli(at), read(json, bodyType(type)));
  }

  private static Class<? extends JobEvent.Body> bodyType(String type) {
    return switch (type) {
      case "state" -> JobEvent.StateChanged.class;
      case "progress" -> JobEvent.Progressed.class;
      case "log" -> JobEvent.Logged.class;
      case "output" -> JobEvent.OutputAdded.class;
      case "preview" -> JobEvent.Previewed.class;
      case "result" -> JobEvent.Ended.class;
      default -> throw new IllegalStateException("no such type of event: " + type);
    };
  }
}
