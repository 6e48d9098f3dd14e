package io.emprops.queue.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.queue.connector.http.EventStream.Event;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  @Test
  void readsNamesAndData() {
    assertThat(events("event: ping\ndata: {}\n\ndata:two\n\n"))
        .containsExactly(new Event("ping", "{}"), new Event("message", "two"));
  }

  @Test
  void joinsTheLinesOfOneEvent() {
    assertThat(events("data: a\ndata\ndata:  b\n\n"))
        .containsExactly(new Event("message", "a\n\n b"));
  }

  @Test
  void readsEveryKindOfLineEnd() {
    assertThat(events("data: a\r\n\r\ndata: b\r\rdata: c\n\n"))
        .extracting(Event::data)
        .containsExactly("a", "b", "c");
  }

  @Test
  void skipsCommentsAndFieldsThatItDoesNotKnow() {
    assertThat(events(": hi\nid: 4\nretry: 5\ndatabase: x\neventual: y\ndata: a\n\n"))
        .containsExactly(new Event("message", "a"));
  }

  @Test
  void forgetsANameWithoutData() {
    assertThat(events("event: lost\n\ndata: a\n\n")).containsExactly(new Event("message", "a"));
  }

  @Test
  void dropsAnEventThatTheEndCutsOff() {
    assertThat(events("data: a\n\ndata: b\n")).extracting(Event::data).containsExactly("a");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(events("\uFEFFdata: a\n\n")).containsExactly(new Event("message", "a"));
  }

  @Test
  void readsTheSameHoweverTheBytesArrive() {
    String text = "event: ä\r\ndata: grüße 😀\r\n\r\ndata: {\"x\": \"漢字\"}\n\n";

    assertThat(read(new OneByteAtATime(text)))
        .isEqualTo(events(text))
        .containsExactly(new Event("ä", "grüße 😀"), new Event("message", "{\"x\": \"漢字\"}"));
  }

  private static List<Event> events(String text) {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Event> read(InputStream body) {
    var stream = new EventStream(body);
    List<Event> events = new ArrayList<>();
    for (var event = stream.next(); event.isPresent(); event = stream.next()) {
      events.add(event.get());
    }
    return events;
  }

  /** A body whose every piece is one byte. */
  private static final class OneByteAtATime extends InputStream {
    private final InputStream bytes;

    OneByteAtATime(String text) {
      bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws java.io.IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws java.io.IOException {
      return bytes.read(into, offset, Math.min(1, length));
    }
  }
}
