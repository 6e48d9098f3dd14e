package io.emprops.it.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.it.provider.FakeAnswer.Whole;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Any HTTP API: tells what it was sent ({@code /echo}), streams ({@code /events}, {@code /lines}),
 * sends a picture ({@code /picture}), and sends on ({@code /redirect?to=}).
 */
public final class AnyApi implements FakeApi {

  @Override
  public String name() {
    return "any";
  }

  @Override
  public Map<String, String> environment(String url) {
    return Map.of();
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    return switch (request.path()) {
      case "/echo" -> echo(request);
      case "/events" -> FakeAnswer.events(events(), 1);
      case "/lines" -> new FakeAnswer.Streamed("application/x-ndjson", lines(), 1, Map.of());
      case "/picture" -> FakeAnswer.bytes("image/png", Png.square(64, 0x4F46E5));
      case "/redirect" -> redirect(request);
      default -> error(404, "Nothing here");
    };
  }

  private static FakeAnswer echo(FakeRequest request) {
    ObjectNode body =
        Json.object()
            .put("method", request.method())
            .put("query", request.query())
            .put("content_type", request.header("Content-Type"))
            .put("authorization", request.header("Authorization"))
            .put("text", request.text());
    if (!request.json().isMissingNode()) {
      body.set("json", request.json());
    }
    return FakeAnswer.json(200, body.toString());
  }

  private static FakeAnswer redirect(FakeRequest request) {
    String to = request.query().substring(request.query().indexOf('=') + 1);
    return new Whole(302, "text/plain", Buffer.buffer(), Map.of("Location", to));
  }

  private static List<String> events() {
    List<String> events = new ArrayList<>();
    Words.PIECES.forEach(
        piece -> events.add(FakeAnswer.event("", Json.object().put("text", piece).toString())));
    events.add(FakeAnswer.event("", "[DONE]"));
    return events;
  }

  private static List<String> lines() {
    return Words.PIECES.stream().map(piece -> Json.object().put("text", piece) + "\n").toList();
  }

  @Override
  public FakeAnswer error(int status, String message) {
    return FakeAnswer.json(status, Json.object().put("message", message).toString());
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return error(422, Words.REFUSAL);
  }

  @Override
  public String streamError(FakeRequest request, String message) {
    String piece = Json.object().set("error", Json.object().put("message", message)).toString();
    return request.path().equals("/lines") ? piece + "\n" : FakeAnswer.event("", piece);
  }
}
