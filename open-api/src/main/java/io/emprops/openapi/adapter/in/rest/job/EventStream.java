package io.emprops.openapi.adapter.in.rest.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.FollowJobQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Writes events as the HTML standard's event stream; a reader that has gone closes it. */
final class EventStream implements FollowJobQuery.Listener {
  /** Followers are idle every five seconds or sooner, so a beat comes within ten. */
  private static final long BEAT_NANOS = Duration.ofSeconds(5).toNanos();

  private final OutputStream out;
  private final BooleanSupplier gone;
  private final ObjectMapper mapper;
  private long writtenAt = System.nanoTime();
  private boolean broken;

  EventStream(OutputStream out, BooleanSupplier gone, ObjectMapper mapper) {
    this.out = out;
    this.gone = gone;
    this.mapper = mapper;
  }

  /** Sends the headers on their way, and says how soon to come back after a break. */
  void begin() {
    write("retry: 1000\n\n");
  }

  @Override
  public void snapshot(JobSnapshot snapshot) {
    write("snapshot", snapshot.upTo(), snapshot);
  }

  @Override
  public void event(JobEvent event) {
    write(type(event.body()), event.id(), event);
  }

  @Override
  public void idle() {
    if (System.nanoTime() - writtenAt >= BEAT_NANOS) {
      write(":\n\n");
    }
  }

  @Override
  public boolean isClosed() {
    return broken || gone.getAsBoolean();
  }

  private static String type(JobEvent.Body body) {
    return switch (body) {
      case JobEvent.StateChanged _ -> "state";
      case JobEvent.Progressed _ -> "progress";
      case JobEvent.Logged _ -> "log";
      case JobEvent.OutputAdded _ -> "output";
      case JobEvent.Previewed _ -> "preview";
      case JobEvent.Ended _ -> "result";
    };
  }

  private void write(String type, EventId id, Object data) {
    write("event: %s\nid: %s\ndata: %s\n\n".formatted(type, id, json(data)));
  }

  private String json(Object data) {
    try {
      return mapper.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }

  private void write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      writtenAt = System.nanoTime();
    } catch (IOException _) {
      // The reader has gone; it will come back with the last id that it has.
      broken = true;
    }
  }
}
