package io.emprops.it.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.provider.FormParts;
import io.emprops.it.provider.OpenAiApi;
import io.emprops.it.provider.Png;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Images that are made and edited, whichever way they come. */
final class OpenAiImageTest {
  private static final byte[] PICTURE = Png.square(4, 0x00FF00);
  private static final String DATA_URL =
      "data:image/png;base64," + Base64.getEncoder().encodeToString(PICTURE);

  private final FakeProviders providers = FakeProviders.start(0);
  private final Calling calling = new Calling(Duration.ofSeconds(30));
  private final RecordingReporter reporter = new RecordingReporter();

  @AfterEach
  void stop() {
    calling.close();
    providers.close();
  }

  @Test
  void givesTheSameFilesWhetherTheApiSendsThemOrTheirAddresses() {
    JsonValue sent = images(run(payload("gpt-image-1").put("n", 2)));
    JsonValue named = images(run(payload("dall-e-3").put("n", 2)));

    assertThat(sent)
        .isInstanceOfSatisfying(JsonArray.class, a -> assertThat(a.elements()).hasSize(2));
    assertThat(sent.toJson()).contains("\"media_type\":\"image/png\"").isEqualTo(named.toJson());
  }

  @Test
  void sendsAnEditAsAFormWithItsFiles() {
    var payload =
        payload("gpt-image-1")
            .put("n", 1)
            .put("image", new JsonArray(List.of(JsonValue.of(DATA_URL), JsonValue.of(DATA_URL))))
            .put("mask", DATA_URL);

    Result result = run(payload);

    var request = providers.received().getFirst().request();
    assertThat(result).isInstanceOf(Succeeded.class);
    assertThat(request.path()).isEqualTo(OpenAiApi.EDITS);
    FormParts form = FormParts.of(request);
    assertThat(form.files("image")).hasSize(2);
    assertThat(form.files("mask"))
        .singleElement()
        .extracting(FormParts.Part::contentType)
        .isEqualTo("image/png");
    assertThat(form.files("image").getFirst().bytes()).isEqualTo(PICTURE);
    assertThat(form.field("prompt")).contains("A lighthouse");
    assertThat(form.field("n")).contains("1");
  }

  @Test
  void tellsOfPartialImagesAndEndsWithTheWholeOne() {
    Result result = run(payload("gpt-image-1").put("stream", true).put("partial_images", 2));

    assertThat(reporter.progress()).filteredOn(p -> "partial_image".equals(p.phase())).hasSize(2);
    assertThat(images(result).toJson()).isEqualTo(images(run(payload("gpt-image-1"))).toJson());
  }

  private static JsonValue.ObjectBuilder payload(String model) {
    return JsonValue.object().put("model", model).put("prompt", "A lighthouse");
  }

  private Result run(JsonValue.ObjectBuilder payload) {
    return Connectors.named("openai_image")
        .at(providers, calling)
        .process(
            AJob.aJob().jobType("openai_image").payload(payload.build().toJson()).build(),
            1,
            reporter,
            new ManualCancellation());
  }

  private static JsonValue images(Result result) {
    assertThat(result).isInstanceOf(Succeeded.class);
    return ((JsonObject) ((Succeeded) result).value()).member("images").orElseThrow();
  }
}
