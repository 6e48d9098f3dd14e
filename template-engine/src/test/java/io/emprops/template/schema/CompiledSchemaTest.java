package io.emprops.template.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.template.schema.CompiledSchema.Result.Invalid;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompiledSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type": ["string", "null"]} | 1 | : must be a string or null
          {"type": "integer"} | 1.5 | : must be an integer
          {"enum": [1, "x"]} | 2 | : must be 1 or "x"
          {"const": {"a": [1]}} | {"a": [2]} | : must be {"a":[1]}
          {"minimum": 2} | 1.999 | : must be at least 2
          {"maximum": 1e3} | 1001 | : must be at most 1000
          {"exclusiveMinimum": 0} | 0.0 | : must be greater than 0
          {"exclusiveMaximum": 1} | 1 | : must be less than 1
          {"multipleOf": 0.1} | 0.35 | : must be a multiple of 0.1
          {"minLength": 2} | "😀" | : must have at least 2 characters
          {"maxLength": 1} | "ab" | : must have at most 1 character
          {"pattern": "^a+$"} | "b" | : must match the pattern ^a+$
          {"minItems": 1} | [] | : must have at least 1 element
          {"maxItems": 1} | [1, 2] | : must have at most 1 element
          {"uniqueItems": true} | [{"a": 1, "b": 2}, {"b": 2.0, "a": 1}] | : must not hold equal elements
          {"minProperties": 1} | {} | : must have at least 1 member
          {"maxProperties": 0} | {"a": 1} | : must have at most 0 members
          {"required": ["q"]} | {} | : the member 'q' is missing
          {"dependentRequired": {"a": ["b"]}} | {"a": 1} | : a member is missing that goes with another
          {"properties": {"a/~b": {"type": "string"}}} | {"a/~b": 1} | /a~1~0b: must be a string
          {"properties": {"a": false}} | {"a": 1} | /a: is not allowed here
          {"patternProperties": {"^a": {"type": "string"}}} | {"ab": 1} | /ab: must be a string
          {"additionalProperties": false} | {"b": 1} | /b: is no member that is known here
          {"propertyNames": {"pattern": "^a"}} | {"b": 1} | : has a member whose name does not fit
          {"allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false} | {"a": 1, "c": 1} | /c: is no member that is known here
          {"items": {"type": "string"}} | ["a", 1] | /1: must be a string
          {"prefixItems": [true], "items": false} | [1, 2] | : has more elements than are known here
          {"contains": {"type": "string"}} | [1] | : holds too few elements of the form that is asked for
          {"contains": true, "maxContains": 1} | [1, 2] | : holds too many elements of the form that is asked for
          {"not": {"type": "string"}} | "s" | : has a form that is not allowed here
          {"if": {"type": "string"}, "then": {"minLength": 3}} | "ab" | : must have at least 3 characters
          {"dependentSchemas": {"a": {"required": ["b"]}}} | {"a": 1} | : the member 'b' is missing
          {"$ref": "#/$defs/a%20b", "$defs": {"a b": {"type": "string"}}} | 1 | : must be a string
          {"$ref": "#x", "$defs": {"a": {"$anchor": "x", "type": "string"}}} | 1 | : must be a string
          {"$dynamicRef": "#x", "$defs": {"a": {"$dynamicAnchor": "x", "type": "string"}}} | 1 | : must be a string
          {"$id": "https://a.example/s", "$ref": "#/$defs/a", "$defs": {"a": {"type": "string"}}} | 1 | : must be a string
          {"anyOf": [{"type": "string"}, {"type": "array"}]} | 1 | : must be a string or an array
          {"anyOf": [{"type": "string"}, {"anyOf": [{"type": "array"}, {"type": "object"}]}]} | 1 | : must be a string, an array or an object
          {"anyOf": [{"type": "string"}, {"items": {"required": ["t"]}, "type": "array"}]} | [{}] | /0: the member 't' is missing
          {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]} | {} | : fits none of the 2 forms that are allowed here
          {"oneOf": [{"minimum": 1}, {"minimum": 2}]} | 3 | : fits more than one of the forms of which one is allowed here
          {"oneOf": [{"properties": {"k": {"const": "a"}, "n": {"type": "string"}}}, {"properties": {"k": {"const": "b"}, "n": {"type": "integer"}}}]} | {"k": "b", "n": "x"} | /n: must be an integer
          {"properties": {"p": {"anyOf": [{"type": "string"}, {"anyOf": [{"type": "array"}, {"type": "object", "required": ["q"]}]}]}}} | {"p": {}} | /p: the member 'q' is missing
          false | 1 | : is not allowed here
          """)
  void saysWhatIsWrongAndWhere(String schema, String value, String violation) {
    assertThat(Schemas.violations(schema, value)).containsExactly(violation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          true | {"any": "thing"}
          {} | null
          {"multipleOf": 0.1} | 0.3
          {"multipleOf": 0.01} | 4.35
          {"type": "integer"} | 1.0
          {"type": "integer"} | 1e400
          {"const": 1} | 1.00
          {"enum": [{"a": 1, "b": [1.0]}]} | {"b": [1], "a": 1}
          {"uniqueItems": true} | [1, "1", true, [1], {"a": 1}, {"a": "1"}, null]
          {"format": "date-time"} | "never"
          {"pattern": "b"} | "abc"
          {"oneOf": [{"type": "string"}, {"type": "array"}]} | []
          {"properties": {"next": {"$ref": "#"}, "v": {"type": "integer"}}} | {"next": {"next": {"v": 1}}}
          {"$schema": "https://json-schema.org/draft/2020-12/schema"} | 1
          {"$ref": "https://json-schema.org/draft/2020-12/schema"} | {"type": "string"}
          {"x-unknown": {"$ref": "http://nowhere"}, "const": {"$ref": "x"}} | {"$ref": "x"}
          """)
  void findsNothingWrongWithWhatFits(String schema, String value) {
    assertThat(Schemas.violations(schema, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"const": 9007199254740992} | 9007199254740993
          {"enum": [9007199254740992]} | 9007199254740993
          {"maximum": 9007199254740992} | 9007199254740993
          {"maximum": 1e308} | 1e400
          {"exclusiveMinimum": 0.1} | 0.1000
          {"minimum": 0.10000000000000000001} | 0.1
          {"multipleOf": 3} | 100000000000000000000000000000000000000000000000001
          {"type": "integer", "maximum": 10} | 18446744073709551617
          {"type": "integer", "minimum": 10} | -123456789012345678901234567890
          """)
  void reckonsWithExactDecimals(String schema, String value) {
    assertThat(Schemas.violations(schema, value)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 | `` | a schema must be an object or a boolean
          {"type": "strng"} | /type | must be "array", "boolean", "integer", "null", "number", "object" or "string"
          {"properties": {"a": {"minimum": "x"}}} | /properties/a/minimum | must be a number
          {"minLength": -1} | /minLength | must be at least 0
          {"required": "a"} | /required | must be an array
          {"items": [{"type": "string"}]} | /items | must be an object or a boolean
          {"$ref": "https://a.example/s"} | /$ref | only references into this schema (#…) are followed
          {"$ref": "file:///etc/passwd"} | /$ref | only references into this schema (#…) are followed
          {"$ref": "other.json#/x"} | /$ref | only references into this schema (#…) are followed
          {"items": {"$dynamicRef": "x"}} | /items/$dynamicRef | only references into this schema (#…) are followed
          {"$ref": "#/$defs/x"} | /$ref | no schema stands where the reference points
          {"$ref": "#/const", "const": {"$ref": "http://x"}} | /$ref | no schema stands where the reference points
          {"$defs": {"a": {"$id": "b"}}} | /$defs/a/$id | $id is understood at the root only
          {"$schema": "http://json-schema.org/draft-07/schema#"} | /$schema | only draft 2020-12 is understood
          {"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}} | /$defs/b/$anchor | the anchor stands twice
          {"pattern": "(?=a)"} | /pattern | only (…) and (?:…) can be used for groups
          {"pattern": "("} | /pattern | missing closing )
          {"patternProperties": {"a/(": true}} | /patternProperties/a~1( | missing closing )
          {"not": {"pattern": "(a{1000}){1000}"}} | /not/pattern | the pattern's repetitions make it too large
          {"maximum": 1e999999999} | /maximum | the number has too many digits or too large an exponent
          {"const": {"a": [1e501]}} | /const/a/0 | the number has too many digits or too large an exponent
          """)
  void refusesASchemaThatCannotBeUsed(String schema, String pointer, String message) {
    assertThat(Schemas.compile(schema)).isEqualTo(new Invalid(pointer, message));
  }

  @Test
  void repeatsNothingOfTheValue() {
    String schema =
        """
        {"properties": {"a": {"enum": ["x"]}, "b": {"pattern": "^x$"}, "c": {"maxLength": 1},
          "d": {"const": 1}, "e": {"type": "integer"}, "f": {"not": {"type": "string"}},
          "g": {"anyOf": [{"maxLength": 1}, {"type": "null"}]}, "h": {"format": "uri"},
          "i": {"uniqueItems": true}, "j": {"propertyNames": {"maxLength": 2}}}}""";
    String secret = "\"hunter2\"";
    String value =
        IntStream.range(0, 10)
            .mapToObj(i -> "\"%c\": %s".formatted('a' + i, i == 8 ? twice(secret) : secret))
            .toList()
            .toString();

    assertThat(Schemas.violations(schema, "{" + value.substring(1, value.length() - 1) + "}"))
        .hasSize(8)
        .noneMatch(violation -> violation.contains("hunter2"));
  }

  @Test
  void tellsTheFirstHundredOnly() {
    String value = IntStream.range(0, 5_000).boxed().toList().toString();

    assertThat(
            Schemas.compiled("{\"items\": {\"type\": \"string\"}}").validate(JsonText.parse(value)))
        .hasSize(100)
        .last(InstanceOfAssertFactories.type(Violation.class))
        .isEqualTo(new Violation("/99", "must be a string"));
  }

  @Test
  void saysTheSameFromManyThreads() throws InterruptedException, ExecutionException {
    String schema =
        """
        {"$defs": {"n": {"type": "object", "properties": {"c": {"items": {"$ref": "#/$defs/n"}},
          "v": {"type": "integer"}}, "unevaluatedProperties": false}}, "$ref": "#/$defs/n"}""";
    CompiledSchema compiled = Schemas.compiled(schema);
    var value = JsonText.parse("{\"v\": 1, \"c\": [{\"v\": \"x\"}, {\"w\": 1}]}");
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<List<Violation>> check = () -> compiled.validate(value);

      List<Future<List<Violation>>> answers =
          threads.invokeAll(IntStream.range(0, 200).mapToObj(_ -> check).toList());

      for (Future<List<Violation>> answer : answers) {
        assertThat(answer.get())
            .containsExactly(
                new Violation("/c/0/v", "must be an integer"),
                new Violation("/c/1/w", "is no member that is known here"));
      }
    }
  }

  private static String twice(String text) {
    return "[%s, %s]".formatted(text, text);
  }
}
