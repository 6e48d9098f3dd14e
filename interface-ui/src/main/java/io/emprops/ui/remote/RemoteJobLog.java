package io.emprops.ui.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.remote.SseStream.Message;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Follows a job over server-sent events. A stream that breaks is taken up behind the last event; an
 * API that stays away for several tries ends the call.
 */
@Singleton
final class RemoteJobLog implements FollowJobQuery {
  private static final int TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final ApiClient api;

  RemoteJobLog(ApiClient api) {
    this.api = api;
  }

  @Override
  public boolean follow(Principal caller, JobId job, Optional<EventId> since, Listener listener) {
    var reader = new Reader(listener, since);
    int failures = 0;
    while (!reader.ended && !listener.isClosed()) {
      try (var stream = SseStream.open(api, "/jobs/" + job + "/events", reader.lastId())) {
        if (stream.status() == 404) {
          return false;
        }
        failures = reader.read(stream) ? 0 : failures + 1;
      } catch (ApiUnavailableException e) {
        failures++;
        if (failures >= TRIES) {
          throw e;
        }
      }
      if (!reader.ended && failures > 0) {
        pause(FIRST_PAUSE.multipliedBy(1L << Math.min(failures, TRIES)));
      }
    }
    return true;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnavailableException("following a job was interrupted", e);
    }
  }

  /** Hands a stream's messages to the listener and remembers the last. */
  private final class Reader {
    private final Listener listener;
    private Optional<EventId> last;
    private boolean ended;

    Reader(Listener listener, Optional<EventId> since) {
      this.listener = listener;
      this.last = since;
    }

    String lastId() {
      return last.map(EventId::toString).orElse("");
    }

    /** Reads to the stream's end and tells whether anything came. */
    boolean read(SseStream stream) {
      boolean any = false;
      while (!ended && !listener.isClosed()) {
        var next = stream.next(TICK);
        switch (next) {
          case Message.Event event -> {
            any = true;
            take(event);
          }
          case Message.Nothing _ -> listener.idle();
          case Message.End _ -> {
            return any;
          }
        }
      }
      return any;
    }

    private void take(Message.Event event) {
      try {
        if (event.type().equals("snapshot")) {
          var snapshot = api.json().readValue(event.data(), JobSnapshot.class);
          last = Optional.of(snapshot.upTo());
          listener.snapshot(snapshot);
        } else {
          var entry = api.json().readValue(event.data(), JobEvent.class);
          last = Optional.of(entry.id());
          ended = entry.body() instanceof JobEvent.Ended;
          listener.event(entry);
        }
      } catch (JsonProcessingException e) {
        throw new ApiUnavailableException("an event of the job's log cannot be read", e);
      }
    }
  }
}
