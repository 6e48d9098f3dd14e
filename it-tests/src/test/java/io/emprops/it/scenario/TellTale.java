package io.emprops.it.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** How a provider gives a secret back that it was told. */
final class TellTale {
  private static final int PIECE = 7;

  private TellTale() {}

  /** As JSON that holds it in every form that a provider can think of. */
  static String everyForm(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = ("{" + secret + "}").getBytes(StandardCharsets.UTF_8);
    byte[] further = ("u:" + secret + "::").getBytes(StandardCharsets.UTF_8);
    return Json.object()
        .put("plain", "Bearer " + secret)
        .put(secret, "a name")
        .put("json", Json.quote(secret))
        .put("url", URLEncoder.encode(secret, StandardCharsets.UTF_8))
        .put("base64", Base64.getEncoder().encodeToString(bytes))
        .put("shifted", Base64.getEncoder().encodeToString(shifted))
        .put("further", Base64.getUrlEncoder().encodeToString(further))
        .toString();
  }

  /** A text in pieces that cut a secret up. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); at += PIECE) {
      pieces.add(text.substring(at, Math.min(at + PIECE, text.length())));
    }
    return pieces;
  }

  /** A stream whose pieces cut the secret up. */
  static String spoken(String text) {
    var events = new StringBuilder();
    for (String piece : pieces(text)) {
      events
          .append("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":")
          .append(Json.quote(piece))
          .append("}}]}\n\n");
    }
    return events
        .append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n")
        .append("data: [DONE]\n\n")
        .toString();
  }
}
