package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.scenario.JobEvents.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pictures from a ComfyUI server, through the store of files, to whoever wants to see them. */
@ExtendWith(TheWorld.class)
class PicturesIT {
  /** Of the example library. */
  private static final String EXAMPLE = "01KAEXAMP00000000000000011";

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'};

  private final String mark = "pictures-" + UUID.randomUUID();
  private final World world;
  private final Workflows workflows;

  PicturesIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
  }

  @Test
  void paintsAPictureWithPreviewsAndKeepsIt() {
    String job =
        workflows.execute(
            EXAMPLE,
            "{\"prompt\":%s,\"checkpoint\":\"model.safetensors\",\"steps\":3}"
                .formatted(Json.quote(mark)));

    List<Event> events;
    try (var log = JobEvents.of(world.api(), job)) {
      events = log.toEnd();
    }
    JsonNode record = workflows.awaitEnd(job).expect(200);
    assertThat(record.path("status").asText()).as(record.toString()).isEqualTo("completed");
    JsonNode picture = record.path("result").path("outputs").path("9").path("images").get(0);
    assertThat(picture.path("media_type").asText()).isEqualTo("image/png");
    byte[] content = world.api().bytes("/api/assets/" + picture.path("asset").asText());
    assertThat(content).startsWith(PNG).hasSize(picture.path("size").asInt());
    Event preview =
        events.stream().filter(e -> e.type().equals("preview")).findFirst().orElseThrow();
    JsonNode shown = Json.parse(preview.data()).path("data").path("file");
    assertThat(world.api().bytes("/api/assets/" + shown.path("asset").asText()))
        .hasSize(shown.path("size").asInt());
  }

  @Test
  void aFileThatSomeoneChoosesInTheFormBecomesAnInput(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("photo.png"), PNG);
    String source =
        """
        {"job_type": "simulation", "template": {"duration_ms": 1},
         "variable_types": {"photo": {"type": "image", "required": true, "max_bytes": 100}}}
        """;
    String workflow = workflows.saveForId("takes a photo", source);
    try (Browser browser = Browser.open()) {
      browser.signIn(world);
      browser.visit(world.stack().description().ui() + "/workflows/" + workflow + "/run");
      browser.see("upload-photo");

      browser.upload("upload-photo", Files.write(folder.resolve("large.png"), new byte[101]));
      browser.awaitComplaint("field-photo");
      browser.assertUsable("upload-refused");
      browser.upload("upload-photo", file);
      browser.awaitText("field-photo", text -> text.contains("photo.png, 6 B"));
      browser.assertUsable("upload");
      browser.click("run-button");
      browser.awaitUrl(url -> url.contains("/runs/"));

      String job = browser.url().replaceFirst(".*/runs/", "");
      JsonNode photo = workflows.awaitEnd(job).expect(200).at("/inputs/photo");
      assertThat(world.api().bytes("/api/assets/" + photo.path("asset").asText())).isEqualTo(PNG);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void tellsWhichOutputIsMissing() {
    String source =
        """
        {"job_type": "simulation",
         "template": {"result": {"picture": "none", "note": "%s"}, "duration_ms": 0},
         "output": {"outputs": {"art": {"kind": "image", "path": "picture"}}}}
        """
            .formatted(mark);
    String workflow = workflows.saveForId("no picture", source);

    String job = workflows.execute(workflow, "{}");

    JsonNode record = workflows.awaitEnd(job).expect(200);
    assertThat(record.path("error").path("reason").asText())
        .as(record.toString())
        .isEqualTo("output-kind");
    assertThat(record.path("error").path("message").asText()).contains("'art' has no image");
  }
}
