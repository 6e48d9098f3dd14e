package io.emprops.template.component;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.CompileResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A document of the component type {@code comfy_workflow}: {@code {workflow, inputs, form}}. The
 * graph in {@code workflow}, in ComfyUI's API format, becomes the template of a {@code comfyui}
 * job; {@code inputs} says which parameter of which node takes which field, {@code {<node>:
 * {<parameter>: {value: <field>, default, is_required, type}}}}; {@code form} defines the fields.
 */
public final class ComfyDocument {
  private static final String WORKFLOW = "workflow";
  private static final String INPUTS = "inputs";
  private static final String FORM = "form";
  private static final String OUTPUT = "output";
  private static final String TEMPLATE_POINTER = "/template/prompt";
  private static final String DEFINITIONS_POINTER = "/variable_types";

  private final JsonObject document;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final Map<String, JsonValue> definitions = new LinkedHashMap<>();

  private ComfyDocument(JsonObject document) {
    this.document = document;
  }

  /** Whether the text is such a document, by its shape: a graph, and no job type. */
  public static boolean isOne(String source) {
    return read(source).isPresent();
  }

  /**
   * What becomes of a text of either kind. Diagnostics of a graph point into it, without lines.
   *
   * @param language compiles documents of the language
   */
  public static CompileResult compile(
      String source, Function<String, ? extends CompileResult> language) {
    Optional<JsonObject> document = read(source);
    return document.isEmpty()
        ? language.apply(source)
        : new ComfyDocument(document.get()).compile(language);
  }

  private static Optional<JsonObject> read(String source) {
    // Nearly all documents are of the language, and need not be read twice.
    if (!source.contains("\"workflow\"") || source.contains("\"job_type\"")) {
      return Optional.empty();
    }
    try {
      return JsonText.parse(source) instanceof JsonObject object
              && object.member(WORKFLOW).orElseGet(JsonValue::ofNull) instanceof JsonObject
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonTextException e) {
      return Optional.empty();
    }
  }

  private CompileResult compile(Function<String, ? extends CompileResult> language) {
    document.members().keySet().stream()
        .filter(name -> !List.of(WORKFLOW, INPUTS, FORM, OUTPUT).contains(name))
        .forEach(
            name ->
                error(
                    "/" + escaped(name),
                    ErrorCode.DOCUMENT_MEMBER_UNKNOWN,
                    "a comfy_workflow has workflow, inputs, form and output"));
    definitions.putAll(new ComfyForm(document.member(FORM)).definitions());
    JsonObject graph = withPlaceholders((JsonObject) document.member(WORKFLOW).orElseThrow());
    if (!errors.isEmpty()) {
      return new CompileResult.Invalid(errors, List.of(), List.of());
    }
    var translated =
        JsonValue.object()
            .put("job_type", "comfyui")
            .put("template", JsonValue.object().put("prompt", graph).build())
            .put("variable_types", new JsonObject(definitions));
    document.member(OUTPUT).ifPresent(output -> translated.put(OUTPUT, output));
    return switch (language.apply(translated.build().toJson())) {
      case CompileResult.Compiled(var template, var warnings) ->
          new CompileResult.Compiled(template, back(warnings));
      case CompileResult.Invalid(var wrong, var warnings, var variables) ->
          new CompileResult.Invalid(back(wrong), back(warnings), variables);
    };
  }

  private JsonObject withPlaceholders(JsonObject graph) {
    if (!(document.member(INPUTS).orElseGet(JsonValue::emptyObject) instanceof JsonObject inputs)) {
      error("/inputs", ErrorCode.DOCUMENT_MEMBER_TYPE, "must be an object of nodes");
      return graph;
    }
    Map<String, JsonValue> nodes = new LinkedHashMap<>(graph.members());
    inputs
        .members()
        .forEach(
            (id, parameters) -> {
              String pointer = "/inputs/" + escaped(id);
              if (nodes.get(id) instanceof JsonObject node
                  && parameters instanceof JsonObject(var wanted)) {
                nodes.put(id, filled(node, wanted, pointer));
              } else {
                error(
                    pointer,
                    ErrorCode.DOCUMENT_MEMBER_UNKNOWN,
                    "there is no such node in the workflow");
              }
            });
    return new JsonObject(nodes);
  }

  private JsonObject filled(JsonObject node, Map<String, JsonValue> wanted, String pointer) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    if (node.member(INPUTS).orElseGet(JsonValue::ofNull) instanceof JsonObject(var given)) {
      values.putAll(given);
    }
    wanted.forEach(
        (parameter, use) -> {
          Optional<String> field = field(use);
          if (field.isEmpty()) {
            error(
                pointer + "/" + escaped(parameter),
                ErrorCode.DOCUMENT_MEMBER_MISSING,
                "'value' must name a field of the form");
            return;
          }
          definitions.merge(
              field.get(), ComfyForm.ofUse((JsonObject) use), (defined, _) -> defined);
          values.put(parameter, JsonValue.of("{{" + field.get() + "}}"));
        });
    Map<String, JsonValue> members = new LinkedHashMap<>(node.members());
    members.put(INPUTS, new JsonObject(values));
    return new JsonObject(members);
  }

  private static Optional<String> field(JsonValue use) {
    return use instanceof JsonObject object
            && object.member("value").orElseGet(JsonValue::ofNull)
                instanceof JsonString(String name)
        ? Optional.of(name)
        : Optional.empty();
  }

  private void error(String pointer, ErrorCode code, String message) {
    errors.add(Diagnostic.at(pointer, code, message));
  }

  /** Into the document that someone wrote; its lines are not those of the translation. */
  private static List<Diagnostic> back(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(
            each ->
                new Diagnostic(
                    each.code(),
                    each.message(),
                    back(each.pointer()),
                    null,
                    null,
                    null,
                    each.hint(),
                    each.severity()))
        .toList();
  }

  private static String back(String pointer) {
    if (pointer.startsWith(TEMPLATE_POINTER)) {
      return "/" + WORKFLOW + pointer.substring(TEMPLATE_POINTER.length());
    }
    return pointer.startsWith(DEFINITIONS_POINTER)
        ? "/" + FORM + pointer.substring(DEFINITIONS_POINTER.length())
        : pointer;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
