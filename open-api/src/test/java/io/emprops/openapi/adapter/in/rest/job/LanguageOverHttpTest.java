package io.emprops.openapi.adapter.in.rest.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.Role;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.SpecCase;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import io.emprops.template.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The language once more: saved, executed and read back over HTTP and the database, each case comes
 * out as the engine alone has it, so no store changes a value. Where the engine does not keep to
 * the case yet, which its own tests tell, only the two are held against each other.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@QuarkusTestResource(LocalServers.class)
class LanguageOverHttpTest {
  /** By the hundred, requests of the JDK's own client are much faster than those of other tests. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TestHTTPResource URI root;
  @Inject Api api;

  private String token = "";

  static Stream<SpecCase> comesOutOfTheStoreAsOutOfTheEngine() {
    return SpecCase.all().map(LanguageOverHttpTest::unpublished);
  }

  /** Of a job type without a schema, so that all payloads pass; as long, so that places stay. */
  private static SpecCase unpublished(SpecCase each) {
    return new SpecCase(
        each.title(),
        each.source().replace("\"simulation\"", "\"spec_cases\""),
        each.inputs(),
        each.context(),
        each.expect());
  }

  static Stream<SpecCase> isPreviewedWithItsOwnTimeAndChance() {
    return SpecCase.all().filter(LanguageOverHttpTest::hasContext);
  }

  @BeforeAll
  void enrol() {
    token = api.token("language", Role.EDITOR);
  }

  @ParameterizedTest
  @MethodSource
  void comesOutOfTheStoreAsOutOfTheEngine(SpecCase each) {
    switch (new TemplateCompiler(Limits.standard()).compile(each.source())) {
      case CompileResult.Invalid(var errors, _, _) -> assertRefused(each, save(each), errors);
      case CompileResult.Compiled(var template, var warnings) -> {
        JsonObject workflow = body(save(each), 201);
        assertTold(elements(workflow, "warnings"), warnings);
        execute(each, template, "/api/workflows/" + text(workflow, "id"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void isPreviewedWithItsOwnTimeAndChance(SpecCase each) {
    var context = JsonValue.object().put("now", each.renderContext().now().toString());
    var request =
        JsonValue.object()
            .put("source", each.source())
            .put("inputs", each.inputs())
            .put("context", context.put("seed", each.renderContext().seed()).build());

    JsonObject preview = body(post("/api/workflows/preview-template", request.build()), 200);

    switch (new TemplateCompiler(Limits.standard()).compile(each.source())) {
      case CompileResult.Invalid(var errors, _, _) ->
          assertTold(elements(preview, "errors"), errors);
      case CompileResult.Compiled(var template, _) -> assertPreviewed(each, template, preview);
    }
  }

  private void assertPreviewed(SpecCase each, CompiledTemplate template, JsonObject preview) {
    switch (template.render(each.inputs(), each.renderContext(), UnknownInputs.REFUSE)) {
      case RenderOutcome.Refused(var errors) -> assertTold(elements(preview, "errors"), errors);
      case RenderOutcome.Rendered rendered -> {
        assertRendered(preview, rendered);
        assertPayloadOf(each, preview);
      }
    }
  }

  private void execute(SpecCase each, CompiledTemplate template, String workflow) {
    assertThat(text(body(get(workflow), 200), "source")).isEqualTo(each.source());
    HttpResponse<String> answer =
        post(workflow + "/execute", JsonValue.object().put("inputs", each.inputs()).build());
    if (answer.statusCode() == 422) {
      RenderOutcome outcome =
          template.render(each.inputs(), each.renderContext(), UnknownInputs.REFUSE);
      List<Diagnostic> errors =
          switch (outcome) {
            case RenderOutcome.Refused refused -> refused.errors();
            case RenderOutcome.Rendered rendered -> template.breaches(rendered);
          };
      assertThat(errors).isNotEmpty();
      assertRefused(each, answer, errors);
      return;
    }
    JsonObject job = body(get("/api/jobs/" + text(body(answer, 202), "job_id")), 200);
    assertThat(job.member("inputs").map(JsonValue::toJson)).contains(each.inputs().toJson());
    assertRendered(job, rendered(template, each, contextOf(job)));
    // A job draws its own time and chance.
    if (!hasContext(each)) {
      assertPayloadOf(each, job);
    }
  }

  private static RenderOutcome.Rendered rendered(
      CompiledTemplate template, SpecCase each, RenderContext context) {
    RenderOutcome outcome = template.render(each.inputs(), context, UnknownInputs.REFUSE);
    assertThat(outcome).isInstanceOf(RenderOutcome.Rendered.class);
    return (RenderOutcome.Rendered) outcome;
  }

  private static boolean hasContext(SpecCase each) {
    return !each.context().members().isEmpty();
  }

  private static void assertRefused(
      SpecCase each, HttpResponse<String> answer, List<Diagnostic> errors) {
    List<JsonObject> told = elements(body(answer, 422), "errors");
    assertTold(told, errors);
    if (isKept(each)) {
      for (JsonObject wanted : elements(each.expect(), "errors")) {
        assertThat(told).as(wanted.toJson()).anyMatch(error -> Wire.has(error, wanted));
      }
    }
  }

  private static void assertTold(List<JsonObject> told, List<Diagnostic> diagnostics) {
    assertThat(told).hasSameSizeAs(diagnostics);
    for (int i = 0; i < told.size(); i++) {
      JsonObject wanted = Wire.of(diagnostics.get(i));
      assertThat(told.get(i)).as(wanted.toJson()).matches(error -> Wire.has(error, wanted));
    }
  }

  private static void assertRendered(JsonObject answer, RenderOutcome.Rendered rendered) {
    assertThat(answer.member("payload").map(JsonValue::toJson))
        .contains(rendered.payload().toJson());
    assertThat(answer.member("late").map(JsonValue::toJson))
        .contains(Wire.late(rendered.late()).toJson());
  }

  private static void assertPayloadOf(SpecCase each, JsonObject answer) {
    Optional<String> wanted = each.expect().member("payload").map(JsonValue::toJson);
    if (wanted.isPresent() && isKept(each)) {
      assertThat(answer.member("payload").map(JsonValue::toJson)).isEqualTo(wanted);
    }
  }

  private static boolean isKept(SpecCase each) {
    try {
      each.verify();
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  private static RenderContext contextOf(JsonObject job) {
    var context = (JsonObject) job.member("context").orElseThrow();
    var seed = (JsonNumber) context.member("seed").orElseThrow();
    return new RenderContext(Instant.parse(text(context, "now")), Long.parseLong(seed.digits()));
  }

  private HttpResponse<String> save(SpecCase each) {
    return post(
        "/api/workflows",
        JsonValue.object().put("name", each.title()).put("source", each.source()).build());
  }

  private HttpResponse<String> post(String path, JsonObject body) {
    return send(request(path).POST(BodyPublishers.ofString(body.toJson())));
  }

  private HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject body(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return (JsonObject) JsonText.parse(answer.body());
  }

  private static List<JsonObject> elements(JsonObject json, String member) {
    JsonValue elements = json.member(member).orElse(JsonValue.array());
    return ((JsonArray) elements).elements().stream().map(JsonObject.class::cast).toList();
  }

  private static String text(JsonObject json, String member) {
    return ((JsonString) json.member(member).orElseThrow()).value();
  }
}
