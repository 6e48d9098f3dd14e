package io.emprops.it.bench;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.it.bench.report.Figure;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.work.ExpectedPayload;
import io.emprops.it.bench.work.StandardWork;
import io.emprops.it.bench.work.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The engines that run on Node, measured by a script that sits beside their packages. */
final class NodePeers {
  /** It reads {@code $&} in a value as a pattern where a placeholder stands inside text. */
  private static final String KNOWN_WRONG = "json-templates hostile";

  private NodePeers() {}

  /**
   * What the script found.
   *
   * @param version of Node
   * @param faults wrong payloads, a line each
   */
  record Findings(String version, List<Figure> figures, List<String> faults) {
    Findings {
      figures = List.copyOf(figures);
      faults = List.copyOf(faults);
    }

    /** Those that nobody expects. */
    List<String> unexpected() {
      return faults.stream().filter(fault -> !fault.startsWith(KNOWN_WRONG)).toList();
    }
  }

  /** Runs the script in its folder. */
  static Findings run(Path folder, boolean quick) {
    try {
      Path works = Files.writeString(folder.resolve("works.json"), works().toJson());
      Path answer = folder.resolve("answer.json");
      Process node =
          new ProcessBuilder(
                  "node", "bench.mjs", works.getFileName().toString(), quick ? "--quick" : "")
              .directory(folder.toFile())
              .redirectOutput(answer.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      int exit = node.waitFor();
      if (exit != 0) {
        throw new BenchFailure("the script for Node ended with " + exit);
      }
      return read(Files.readString(answer, StandardCharsets.UTF_8));
    } catch (IOException | JsonTextException e) {
      throw new BenchFailure("the script for Node failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted while Node was running", e);
    }
  }

  private static JsonValue works() {
    return new JsonArray(
        Arrays.stream(StandardWork.values()).map(StandardWork::work).map(NodePeers::work).toList());
  }

  private static JsonValue work(Work work) {
    return JsonValue.object()
        .put("name", work.name())
        .put("template", work.template())
        .put(
            "cases",
            JsonValue.object()
                .put("inputs", given(work, work.inputs()))
                .put("hostile", given(work, work.hostileInputs()))
                .build())
        .build();
  }

  private static JsonValue given(Work work, JsonObject inputs) {
    return JsonValue.object()
        .put("inputs", inputs)
        .put("expected", ExpectedPayload.of(work.template(), inputs))
        .build();
  }

  private static Findings read(String answer) {
    JsonObject found = (JsonObject) JsonText.parse(answer);
    return new Findings(
        text(found, "node"),
        objects(found, "figures").stream().map(NodePeers::figure).toList(),
        objects(found, "faults").stream()
            .map(
                fault ->
                    text(fault, "subject") + " " + text(fault, "kind") + " " + text(fault, "item"))
            .toList());
  }

  private static Figure figure(JsonObject figure) {
    return new Figure(
        "render",
        text(figure, "subject"),
        text(figure, "item"),
        number(figure, "ns"),
        number(figure, "median"),
        Double.NaN,
        Double.NaN);
  }

  private static List<JsonObject> objects(JsonObject object, String member) {
    return ((JsonArray) object.member(member).orElseThrow())
        .elements().stream().map(JsonObject.class::cast).toList();
  }

  private static String text(JsonObject object, String member) {
    return ((JsonString) object.member(member).orElseThrow()).value();
  }

  private static double number(JsonObject object, String member) {
    return object.member(member).orElseThrow() instanceof JsonNumber number
        ? number.decimal().doubleValue()
        : Double.NaN;
  }
}
