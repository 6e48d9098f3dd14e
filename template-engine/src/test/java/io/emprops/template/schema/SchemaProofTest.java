package io.emprops.template.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaProofTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type": "number"} | "0.7" | : must be a number, not a string
          {"type": "number"} | "{{text}}" | : text (text): must be a number, not a string
          {"type": "number"} | "{{?text}}" | : text (text): must be a number, not a string
          {"type": "number"} | "about {{number}}" | : must be a number, not a string
          {"type": "string"} | "{{number}}" | : number (number): must be a string, not a number
          {"type": "string"} | "{{seed}}" | : seed (seed): must be a string, not an integer
          {"type": "string"} | "{{checkbox}}" | : checkbox (checkbox): must be a string, not a boolean
          {"type": "array"} | "{{select_a_b}}" | : select_a_b (select): must be an array, not a string
          {"type": "string"} | "{{multiselect_a_b}}" | : multiselect_a_b (multiselect): must be a string, not an array
          {"type": ["integer", "null"]} | "{{date}}" | : date (date): must be an integer or null, not a string
          {"type": "object"} | "{{image}}" | : image (image): must be an object, not a string
          {"type": "object"} | "{{secret}}" | : secret (secret): must be an object, not a string
          {"type": "string"} | "{{files}}" | : files (file): must be a string, not an array
          {"type": "string"} | "{{nullable_number}}" | : number (number): must be a string, not a number
          {"type": "integer"} | "{{empty_text}}" | : text (text): must be an integer, not a string
          {"minimum": 10} | "{{number_1_5}}" | : number_1_5 (number): must be at least 10, not at least 1 and at most 5
          {"exclusiveMaximum": 1} | "{{slider_1_2}}" | : slider_1_2 (slider): must be less than 1, not at least 1 and at most 2
          {"exclusiveMinimum": 1, "maximum": 1.5} | "{{integer}}" | : integer (integer): must be greater than 1 and at most 1.5, which no integer is
          {"maximum": 2} | 2.1 | : must be at most 2
          {"multipleOf": 0.5} | 0.7 | : must be a multiple of 0.5
          {"maxLength": 3} | "four" | : must have at most 3 characters
          {"maxLength": 3} | "{{text_4}}" | : text_4 (text): must have at most 3 characters, not at least 4
          {"minLength": 5} | "{{text_0_4}}" | : text_0_4 (text): must have at least 5 characters, not at most 4
          {"pattern": "^a"} | "b" | : must match the pattern ^a
          {"pattern": "^a", "examples": ["b", 1, "a"]} | "b" | : must match the pattern ^a
          {"enum": ["user", "assistant"]} | "usr" | : must be "user" or "assistant" [did you mean user?]
          {"enum": ["user", "assistant"]} | "{{select_a_b}}" | : select_a_b (select): must be "user" or "assistant"
          {"enum": [1, 2]} | "{{integer_3_9}}" | : integer_3_9 (integer): must be 1 or 2
          {"enum": ["long"]} | "{{text_0_3}}" | : text_0_3 (text): must be "long"
          {"const": 1} | {"a": 1} | : must be 1
          {"required": ["messages"]} | {"mesages": []} | : the member 'messages' is missing [did you mean messages where it says mesages?]
          {"properties": {"model": {}}, "additionalProperties": false} | {"modell": 1} | /modell: the member 'modell' is not allowed here [did you mean model?]
          {"properties": {"a": false}} | {"a": "{{*}}"} | /a: the member 'a' is not allowed here
          {"minProperties": 2} | {"a": 1} | : must have at least 2 members
          {"maxProperties": 1} | {"a": 1, "b": 2} | : must have at most 1 member
          {"properties": {"a": {"properties": {"b": {"type": "string"}}}}} | {"a": {"b": 1}} | /a/b: must be a string, not an integer
          {"patternProperties": {"^x": {"type": "string"}}} | {"$open": {"xa": 1}} | /xa: must be a string, not an integer
          {"items": {"type": "string"}} | ["a", 1] | /1: must be a string, not an integer
          {"items": {"type": "string"}} | {"$open": [1]} | /0: must be a string, not an integer
          {"prefixItems": [{"type": "string"}]} | [1] | /0: must be a string, not an integer
          {"minItems": 1} | [] | : must have at least 1 element
          {"maxItems": 1} | [1, 2] | : must have at most 1 element
          {"minItems": 3} | ["a", "{{?text}}"] | : must have at least 3 elements
          {"minItems": 3} | "{{list_0_2_text}}" | : list_0_2_text (list): must have at least 3 elements
          {"items": {"type": "number"}} | "{{list_1_2_text}}" | : list_1_2_text (list): text (text): must be a number, not a string
          {"items": {"type": "number"}} | "{{files}}" | : files (file): must be a number, not a string
          {"properties": {"a": {"type": "number"}}} | "{{object_a_text}}" | : object_a_text (object): a (text): must be a number, not a string
          {"required": ["prompt"]} | "{{object_a_text}}" | : object_a_text (object): the member 'prompt' is missing
          {"type": "number"} | {"$if": [1, "a", "{{text}}"]} | /$if/1: must be a number, not a string; /$if/2: text (text): must be a number, not a string
          {"$ref": "#/$defs/a", "$defs": {"a": {"allOf": [{"type": "string"}]}}} | 1 | : must be a string, not an integer
          {"anyOf": [{"type": "string"}, {"type": "array"}]} | "{{number}}" | : number (number): must be a string or an array, not a number
          {"anyOf": [{"type": "string"}, {"type": "array", "items": {"required": ["type"]}}]} | [{}] | /0: the member 'type' is missing
          {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]} | {} | : fits none of the 2 forms that are allowed here
          {"oneOf": [{"properties": {"k": {"const": "a"}, "n": {"type": "string"}}}, {"properties": {"k": {"const": "b"}, "n": {"type": "number"}}}]} | {"k": "b", "n": "x"} | /n: must be a number, not a string
          false | {"a": 1} | : is not allowed here
          """)
  void tellsWhatCannotFit(String schema, String template, String mismatches) {
    assertThat(String.join("; ", mismatches(schema, template))).isEqualTo(mismatches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type": "integer"} | "{{number}}"
          {"type": "integer"} | "{{slider_0_1}}"
          {"type": "number"} | "{{seed}}"
          {"type": ["number", "null"]} | "{{nullable_text}}"
          {"type": ["number", "null"]} | "{{null_text}}"
          {"const": ""} | "{{empty_number}}"
          {"minimum": 5} | "{{number_1_5}}"
          {"minimum": 5} | "{{text}}"
          {"type": "number"} | "{{select_a_7}}"
          {"enum": ["a", "z"]} | "{{select_a_b}}"
          {"enum": ["x"]} | "{{select_a_other}}"
          {"enum": ["x"]} | "{{text}}"
          {"enum": [5]} | "{{integer_1_9}}"
          {"const": true} | "{{checkbox}}"
          {"pattern": "^a$"} | "{{text}}"
          {"pattern": "^a", "examples": ["b", "ab"]} | "ab"
          {"type": "string"} | "{{json}}"
          {"type": "string"} | "{{email}}"
          {"type": "array", "items": {"type": "string"}} | "{{files}}"
          {"items": {"type": "number"}} | "{{list_0_2_text}}"
          {"items": {"type": "number"}} | "{{multiselect_a_b}}"
          {"minItems": 2} | {"$open": [1]}
          {"minItems": 1} | ["{{?text}}"]
          {"maxItems": 0} | ["{{?text}}"]
          {"prefixItems": [{"type": "string"}]} | {"$open": [1]}
          {"required": ["a"]} | {"$open": {}}
          {"required": ["a"]} | {"a": "{{?text}}"}
          {"maxProperties": 1} | {"a": "{{?text}}", "b": 1}
          {"required": ["b"]} | "{{object_a_text_b_number}}"
          {"additionalProperties": false, "patternProperties": {"^x-": true}} | {"x-a": 1}
          {"anyOf": [{"type": "string"}, {"type": "number"}]} | {"$if": [1, "a"]}
          {"anyOf": [{"properties": {"a": {"type": "string"}}}, {"properties": {"a": {"type": "number"}}}]} | {"a": {"$if": [1, "a"]}}
          {"anyOf": [{"properties": {"a": {"type": "string"}}}, {"properties": {"a": {"type": "number"}}}]} | {"a": "{{?checkbox}}"}
          {"anyOf": [{"items": {"type": "string"}}, {"items": {"type": "number"}}]} | {"$open": [true]}
          {"not": {"type": "string"}} | "a"
          {"if": true, "then": false} | "a"
          {"$ref": "#"} | 1
          {"$ref": "https://a.example"} | 1
          {"$defs": {"n": {"type": "object", "properties": {"n": {"$ref": "#/$defs/n"}}}}, "$ref": "#/$defs/n"} | {"n": {"n": {}}}
          {"type": "strng", "minimum": "x", "required": "a", "properties": [], "pattern": "("} | {"a": 1}
          """)
  void saysNothingWhereSomeInputsFit(String schema, String template) {
    assertThat(mismatches(schema, template)).isEmpty();
  }

  @Test
  void provesAChatTemplateWrongAtEachPlace() {
    String template =
        """
        {"modell": "gpt-4o", "temperature": "{{number_3_5}}", "max_tokens": "{{text}}",
         "messages": [{"rol": "user", "content": "{{textarea}}"},
                      {"role": "user", "content": [{"type": "text", "text": "{{number}}"}]}]}""";
    JsonObject schema =
        JobTypeRegistry.standard().payloadSchema(new JobType("openai_chat")).orElseThrow();

    assertThat(mismatches(SchemaProof.of(schema), template))
        .containsExactlyInAnyOrder(
            "/temperature: number_3_5 (number): must be at least 0 and at most 2, not at least 3"
                + " and at most 5",
            "/max_tokens: text (text): must be an integer or null, not a string",
            "/messages/0: the member 'role' is missing [did you mean role where it says rol?]",
            "/messages/1/content/0/text: number (number): must be a string, not a number",
            ": the member 'model' is missing [did you mean model where it says modell?]");
  }

  @Test
  void endsWhereSchemasDoubleAtEachStep() {
    String schema =
        """
        {"$defs": {"n": {"anyOf": [{"$ref": "#/$defs/m"}, {"$ref": "#/$defs/m"}]},
                   "m": {"oneOf": [{"$ref": "#/$defs/n"}, {"$ref": "#/$defs/n"}]}},
         "$ref": "#/$defs/n"}""";

    assertThat(mismatches(schema, "1")).isEmpty();
  }

  private static List<String> mismatches(String schema, String template) {
    return mismatches(
        SchemaProof.of(
            JsonText.parse(schema) instanceof JsonObject object
                ? object
                : (JsonObject) JsonText.parse("{\"allOf\": [%s]}".formatted(schema))),
        template);
  }

  private static List<String> mismatches(SchemaProof proof, String template) {
    return proof.mismatches(SampleShapes.of(template)).stream()
        .map(m -> m.place() + ": " + m.message() + (m.hint() == null ? "" : " [" + m.hint() + "]"))
        .toList();
  }
}
