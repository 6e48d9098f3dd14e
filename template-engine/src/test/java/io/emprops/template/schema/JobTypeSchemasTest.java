package io.emprops.template.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeDescription;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome.Rendered;
import io.emprops.template.CompileResult.Compiled;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import io.emprops.template.parse.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The payload schemas of the job types: what they take, and what they do not. */
final class JobTypeSchemasTest {
  private static final JobTypeRegistry JOB_TYPES = JobTypeRegistry.standard();

  @ParameterizedTest
  @MethodSource("schemas")
  void areSchemasWhoseExamplesFitThem(String name, JsonObject schema) {
    CompiledSchema compiled = Schemas.compiled(schema.toJson());

    assertThat(schema.member("examples")).as(name).containsInstanceOf(JsonArray.class);
    for (JsonValue example : ((JsonArray) schema.member("examples").orElseThrow()).elements()) {
      assertThat(compiled.validate(example)).as(name).isEmpty();
      assertThat(SchemaProof.of(schema).mismatches(Shapes.constant(example, ""))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void haveDefaultsThatFitTheirPlaces(String name, JsonObject schema) {
    assertThat(defaults(schema, schema)).as(name).allMatch(violations -> violations.equals("[]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai-chat.json", "claude-api.json", "custom-webhook.json"})
  void takeTheExamplesOfTheLibrary(String file) throws IOException {
    String source = text("/examples/" + file);

    assertThat(fitting(source)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          simulation | {}
          simulation | {"duration_ms": 5, "temperature": 0.70, "x": "***"}
          simulation | {"duration_ms": 3.0, "steps": 7, "output": "a", "result": null}
          simulation | {"duration_ms": null, "steps": null, "output": null, "fail": null}
          simulation | {"fail": {"class": "rate_limit", "retry_after_ms": 5, "times": 2}}
          custom_webhook | {"url": "http://a.example/", "method": "post"}
          custom_webhook | {"url": "x", "headers": {"A": 1, "B": true, "C": null, "D": ["x", 2]}, "body": [1]}
          custom_webhook | {"url": "x", "headers": null, "method": null, "body": null, "other": 1}
          custom_api | {"url": "x", "result_path": "/a~1b/0", "timeout_ms": 500}
          openai_chat | {"model": "m", "messages": [{"role": "user", "content": [{"type": "text", "text": "a"}]}], "temperature": 2, "of_tomorrow": {}}
          openai_chat | {"model": "m", "messages": [{"role": "assistant", "content": null, "tool_calls": [{}]}], "stream": false}
          claude_api | {"model": "m", "max_tokens": 1, "messages": [{"role": "user", "content": "a"}], "system": [{"type": "text", "text": "a"}]}
          openai_responses | {"model": "m", "input": [{"role": "user", "content": [{"type": "input_text", "text": "a"}]}]}
          openai_embeddings | {"model": "m", "input": [[1, 2], [3]]}
          custom_api | {"url": "x", "query": {"a": [1, null]}, "form": {"b": "c"}, "stream": {"format": "ndjson", "text_path": "t"}, "success": [404]}
          custom_webhook | {"url": "x", "multipart": [{"name": "a", "base64": "aGk="}], "read_as": "file", "follow_redirects": true}
          custom_api_async | {"request": {"url": "x"}, "callback": {}}
          custom_api_async | {"request": {"url": "x"}, "polling": {"url_path": "/a", "done": {"path": "b", "exists": true}, "refused": {"path": "/c"}}}
          gemini | {"model": "m", "prompt": "a", "stream": false}
          gemini | {"model": "m", "contents": [{"parts": [{"inlineData": {"image_url": "x"}}]}]}
          ollama | {"model": "m", "prompt": "a"}
          comfyui | {"prompt": {"1": {"class_type": "A", "inputs": {"a": ["2", 0]}}}}
          """)
  void takeWhatTheConnectorsTake(String type, String payload) {
    assertThat(Schemas.violations(schema(type).toJson(), payload)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          simulation | {"steps": 0} | /steps: must be at least 1
          simulation | {"duration_ms": 1.5} | /duration_ms: must be an integer or null
          custom_webhook | {"body": 1} | : the member 'url' is missing
          custom_webhook | {"url": "x", "headers": {"a b": "c"}} | /headers: has a member whose name does not fit
          openai_chat | {"model": "m", "messages": []} | /messages: must have at least 1 element
          openai_chat | {"model": "m", "messages": [{"role": "user"}], "temperature": 2.1} | /temperature: must be at most 2
          openai_chat | {"model": "m", "messages": [{"content": "a"}]} | /messages/0: the member 'role' is missing
          claude_api | {"model": "m", "max_tokens": 0, "messages": [{"role": "user", "content": "a"}]} | /max_tokens: must be at least 1
          claude_api | {"model": "m", "max_tokens": 1, "messages": [{"role": "system", "content": "a"}]} | /messages/0/role: must be "user" or "assistant"
          custom_api | {"url": "x", "timeout_ms": 0} | /timeout_ms: must be at least 1
          custom_api_async | {"request": {"url": "x"}} | : fits none of the 2 forms that are allowed here
          custom_api_async | {"request": {"url": "x"}, "polling": {"url": "x", "done": {"path": "/a", "equals": 1, "in": [1]}}} | /polling/done: fits more than one of the forms of which one is allowed here
          custom_api_async | {"request": {"url": "x"}, "polling": {"done": {"path": "/a"}}} | /polling: fits none of the 2 forms that are allowed here
          custom_api | {"url": "x", "read_as": "xml"} | /read_as: must be "auto", "json", "text", "file" or null
          gemini | {"model": "m"} | : fits none of the 2 forms that are allowed here
          """)
  void refuseWhatNoProviderTakes(String type, String payload, String violation) {
    assertThat(Schemas.violations(schema(type).toJson(), payload)).containsExactly(violation);
  }

  static Stream<Object[]> schemas() {
    return JOB_TYPES.all().stream()
        .map(JobTypeDescription::name)
        .map(type -> new Object[] {type.value(), schema(type.value())});
  }

  private static boolean fitting(String source) {
    CompiledTemplate template =
        ((Compiled) new TemplateCompiler(Limits.standard()).compile(source)).template();
    var outcome =
        template.render(
            template.sampleInputs(), new RenderContext(Instant.EPOCH, 1), UnknownInputs.REFUSE);
    JsonObject schema = schema(template.jobType());
    return Schemas.compiled(schema.toJson()).validate(((Rendered) outcome).payload()).isEmpty();
  }

  /** What is wrong with each default, held against the schema that it stands in. */
  private static Stream<String> defaults(JsonObject schema, JsonObject document) {
    Stream<String> here =
        schema.member("default").stream()
            .map(value -> Schemas.violations(around(schema, document), value.toJson()).toString());
    return Stream.concat(
        here,
        Subschemas.of(schema, Pointer.root()).stream()
            .map(Subschemas.Placed::schema)
            .filter(JsonObject.class::isInstance)
            .flatMap(inner -> defaults((JsonObject) inner, document)));
  }

  private static String around(JsonObject schema, JsonObject document) {
    var around = JsonValue.object();
    schema.members().forEach(around::put);
    document.member("$defs").ifPresent(defs -> around.put("$defs", defs));
    return around.build().toJson();
  }

  private static JsonObject schema(String type) {
    return JOB_TYPES.payloadSchema(new JobType(type)).orElseThrow();
  }

  private static String text(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(JobTypeSchemasTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
