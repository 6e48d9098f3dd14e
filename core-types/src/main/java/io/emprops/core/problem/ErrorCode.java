package io.emprops.core.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every error and warning that the system tells, once: its wire code, the title of its problem
 * document, and the HTTP status that it gets at the edge. API, queue, engine and screens share it.
 */
public enum ErrorCode {
  REQUEST_MALFORMED("request.malformed", 400, "The body is not JSON"),
  REQUEST_MEMBER_UNKNOWN("request.member-unknown", 400, "The body has a member that is not known"),
  REQUEST_INVALID("request.invalid", 400, "The request cannot be read"),
  UNAUTHENTICATED("auth.token", 401, "A valid token is needed"),
  FORBIDDEN("auth.role", 403, "Your role does not allow this"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method is not served here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable media type"),
  IDEMPOTENCY_CONFLICT(
      "idempotency.conflict", 409, "The idempotency key was used for another request"),
  WORKER_UNKNOWN("worker.unknown", 409, "The worker is not registered"),
  WORKER_TAKEN("worker.taken", 409, "Another organisation's worker has this id"),
  JOB_ENDED("job.ended", 409, "The job has ended"),
  JOB_NOT_ENDED("job.not-ended", 409, "The job has not ended"),
  WORKFLOW_GONE("workflow.gone", 409, "The workflow has been deleted"),
  DEAD_LETTER_SETTLED("dead-letter.settled", 409, "The job is no dead letter, or no longer"),
  BATCH_ENDED("batch.ended", 409, "The batch has ended, or was cancelled"),
  SECRET_TAKEN("secret.taken", 409, "Another secret has this name"),
  VERSION_STALE("version.stale", 412, "The workflow has changed since you read it"),
  REQUEST_TOO_LARGE("request.too-large", 413, "The request is too large"),
  BATCH_TOO_LARGE("batch.too-large", 413, "The table has too many rows"),
  MEDIA_TYPE("media-type", 415, "The body has the wrong media type"),
  DOCUMENT_INVALID("document.invalid", 422, "The document has errors"),
  INPUTS_INVALID("inputs.invalid", 422, "The inputs have errors"),
  BATCH_INVALID("batch.invalid", 422, "The table has errors"),
  COMPONENT_TYPE("component-type.unsupported", 422, "This component type is not served"),
  WEBHOOK_UNKNOWN("webhook.unknown", 422, "No webhook has this id or address"),
  RATE_LIMITED("rate.limited", 429, "Too many requests"),
  INTERNAL("internal", 500, "Something went wrong on our side"),
  UNAVAILABLE("unavailable", 503, "A service that this needs is not reachable"),
  SECRETS_OFF("secrets.off", 503, "Secrets are not set up"),

  DOCUMENT_JSON("document.json", "The text is not JSON"),
  DOCUMENT_DUPLICATE_KEY("document.duplicate-key", "A member stands twice"),
  DOCUMENT_MEMBER_MISSING("document.member-missing", "A member is missing"),
  DOCUMENT_MEMBER_UNKNOWN("document.member-unknown", "A member is not known"),
  DOCUMENT_MEMBER_TYPE("document.member-type", "A member has the wrong type"),

  PLACEHOLDER_UNCLOSED("placeholder.unclosed", "A placeholder is not closed"),
  PLACEHOLDER_EMPTY("placeholder.empty", "A placeholder is empty"),
  PLACEHOLDER_SECTION("placeholder.section", "Sections are not part of the language"),
  PLACEHOLDER_NOT_SCALAR("placeholder.not-scalar", "An array or object cannot stand inside text"),
  KEY_NOT_SCALAR("key.not-scalar", "A key must be a string, number or boolean"),
  KEY_DUPLICATE("key.duplicate", "Two keys come out equal"),

  EXPRESSION_SYNTAX("expression.syntax", "The expression cannot be read"),
  EXPRESSION_TYPE("expression.type", "The expression's types do not fit"),
  EXPRESSION_EVALUATION("expression.evaluation", "The expression has no value"),
  EXPRESSION_COST("expression.cost", "The expression costs too much"),

  DIRECTIVE_SHAPE("directive.shape", "The directive's members do not fit"),
  DIRECTIVE_CONDITION("directive.condition", "The condition is not a boolean"),
  DIRECTIVE_LIST("directive.list", "The directive needs a list"),
  DIRECTIVE_MERGE("directive.merge", "Only objects can be merged"),
  ROOT_OMITTED("root.omitted", "Nothing is left of the template"),

  DEFINITION_NAME("definition.name", "The variable's name is not allowed"),
  DEFINITION_TYPE("definition.type", "The variable's type is not known"),
  DEFINITION_MEMBER("definition.member", "A member of the definition does not fit"),
  DEFINITION_BOUNDS("definition.bounds", "The bounds contradict each other"),
  DEFINITION_OPTIONS("definition.options", "The options do not fit"),
  DEFINITION_PATTERN("definition.pattern", "The pattern cannot be read"),
  DEFINITION_DEFAULT("definition.default", "The default breaks the definition"),
  DEFINITION_CONDITION("definition.condition", "The condition cannot be used"),

  VARIABLE_UNDECLARED("variable.undeclared", Severity.WARNING, "A variable has no definition"),
  VARIABLE_UNUSED("variable.unused", Severity.WARNING, "A variable is not used"),
  VARIABLE_DEPRECATED("variable.deprecated", Severity.WARNING, "A variable is deprecated"),

  INPUT_REQUIRED("input.required", "A value is required"),
  INPUT_UNKNOWN("input.unknown", "No variable has this name"),
  INPUT_TYPE("input.type", "The value has the wrong type"),
  INPUT_MIN("input.min", "The value is too small"),
  INPUT_MAX("input.max", "The value is too large"),
  INPUT_STEP("input.step", "The value is between two steps"),
  INPUT_MIN_LENGTH("input.min-length", "The text is too short"),
  INPUT_MAX_LENGTH("input.max-length", "The text is too long"),
  INPUT_PATTERN("input.pattern", "The text does not match the pattern"),
  INPUT_OPTION("input.option", "The value is not one of the options"),
  INPUT_FORMAT("input.format", "The text does not have the format"),
  INPUT_MIN_ITEMS("input.min-items", "Too few values"),
  INPUT_MAX_ITEMS("input.max-items", "Too many values"),
  INPUT_SCHEMA("input.schema", "The value breaks its schema"),
  INPUT_EMBEDDED_NULL("input.embedded-null", "null cannot stand inside text"),

  REQUIREMENTS_MALFORMED("requirements.malformed", "The requirements cannot be read"),
  REQUIREMENTS_TOO_MANY("requirements.too-many", "Too many different requirements wait"),

  SCHEMA_MISMATCH("schema.mismatch", "The payload breaks the job type's schema"),

  LIMIT_SOURCE("limit.source", 413, "The document is too large"),
  LIMIT_DEPTH("limit.depth", "The document nests too deep"),
  LIMIT_NODES("limit.nodes", "The document has too many values"),
  LIMIT_PLACEHOLDERS("limit.placeholders", "The template has too many placeholders"),
  LIMIT_VARIABLES("limit.variables", "There are too many variables"),
  LIMIT_OUTPUT("limit.output", "The payload is too large"),
  LIMIT_ITERATIONS("limit.iterations", "Too many repetitions");

  private static final java.util.Map<String, ErrorCode> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(ErrorCode::wire, Function.identity()));

  private final String wire;
  private final int status;
  private final Severity severity;
  private final String title;

  ErrorCode(String wire, int status, Severity severity, String title) {
    this.wire = wire;
    this.status = status;
    this.severity = severity;
    this.title = title;
  }

  ErrorCode(String wire, int status, String title) {
    this(wire, status, Severity.ERROR, title);
  }

  ErrorCode(String wire, Severity severity, String title) {
    this(wire, 422, severity, title);
  }

  ErrorCode(String wire, String title) {
    this(wire, 422, Severity.ERROR, title);
  }

  /** Reads a wire code. */
  @JsonCreator
  public static ErrorCode ofWire(String wire) {
    ErrorCode code = BY_WIRE.get(wire);
    if (code == null) {
      throw new IllegalArgumentException("no such error code: '%s'".formatted(wire));
    }
    return code;
  }

  /** The code as it stands in messages, stable over releases. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** The HTTP status of a problem document with this code. */
  public int status() {
    return status;
  }

  /** Whether it stops anything. */
  public Severity severity() {
    return severity;
  }

  /** One short sentence for people, the same for each occurrence. */
  public String title() {
    return title;
  }
}
