package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A job's log as a follower of the event stream gets it. */
final class JobEvents implements AutoCloseable {
  private final Stream<String> lines;
  private final Iterator<String> rest;
  private final List<Event> seen = new ArrayList<>();

  private JobEvents(Stream<String> lines) {
    this.lines = lines;
    this.rest = lines.iterator();
  }

  /** Follows from the beginning. */
  static JobEvents of(Api api, String job) {
    return new JobEvents(api.lines("/api/jobs/" + job + "/events"));
  }

  /** Follows from after an event. */
  static JobEvents after(Api api, String job, String lastEventId) {
    return new JobEvents(api.lines("/api/jobs/" + job + "/events", "Last-Event-ID", lastEventId));
  }

  /** Reads on until an event of this type comes. */
  Event await(String type) {
    return await(event -> event.type().equals(type), type);
  }

  /** Reads on to the end; hands back all that came since the beginning. */
  List<Event> toEnd() {
    await("result");
    return List.copyOf(seen);
  }

  private Event await(Predicate<Event> wanted, String what) {
    while (rest.hasNext()) {
      Event event = read();
      if (!event.data().isEmpty()) {
        seen.add(event);
        if (wanted.test(event)) {
          return event;
        }
      }
    }
    throw new AssertionError("the stream ended before %s; it held %s".formatted(what, seen));
  }

  private Event read() {
    String id = "";
    String type = "";
    var data = new StringBuilder();
    while (rest.hasNext()) {
      String line = rest.next();
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).stripLeading();
      switch (line.substring(0, Math.max(colon, 0))) {
        case "id" -> id = value;
        case "event" -> type = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {
          // A comment keeps the connection open; a retry time is for browsers.
        }
      }
    }
    return new Event(id, type, data.toString());
  }

  /** The pieces of text that were streamed, as one. */
  static String text(List<Event> events) {
    var text = new StringBuilder();
    for (Event event : events) {
      if (event.type().equals("output")) {
        text.append(event.json().at("/data/text").asText());
      }
    }
    return text.toString();
  }

  /** Numbers rise within an epoch, and only numbers of progress may be missing. */
  static void requireWellFormed(List<Event> events) {
    for (Event event : events) {
      assertThat(event.id()).matches("[0-9]+\\.[0-9]+");
      if (!event.type().equals("snapshot")) {
        assertThat(event.json().path("id").asText()).isEqualTo(event.id());
        assertThat(event.json().path("type").asText()).isEqualTo(event.type());
      }
    }
    for (int i = 1; i < events.size(); i++) {
      Event before = events.get(i - 1);
      Event event = events.get(i);
      if (event.epoch() == before.epoch()) {
        assertThat(event.number()).as("%s after %s", event, before).isGreaterThan(before.number());
      } else {
        assertThat(event.epoch()).isGreaterThan(before.epoch());
      }
    }
  }

  @Override
  public void close() {
    lines.close();
  }

  /** One event, as it came over the wire. */
  record Event(String id, String type, String data) {

    JsonNode json() {
      return Json.parse(data);
    }

    long epoch() {
      return Long.parseLong(id.substring(0, id.indexOf('.')));
    }

    long number() {
      return Long.parseLong(id.substring(id.indexOf('.') + 1));
    }
  }
}
