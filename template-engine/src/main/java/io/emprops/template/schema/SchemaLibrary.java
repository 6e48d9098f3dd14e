package io.emprops.template.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.resource.SchemaLoader;
import io.emprops.template.pattern.TextPattern;
import java.util.List;

/** The library, set up so that it reaches nothing outside and searches in linear time. */
final class SchemaLibrary {
  private static final String STANDARD = "https://json-schema.org/draft/2020-12/";

  private SchemaLibrary() {}

  /** Reads the schema of all schemas, which lies in the library's package. */
  static Schema metaschema() {
    Schema schema = registry().getSchema(SchemaLocation.of(SchemaScan.DRAFT));
    schema.initializeValidators();
    return schema;
  }

  /** Reads a schema that {@link SchemaScan} and the metaschema found nothing wrong with. */
  static Schema read(JsonNode node) {
    Schema schema = registry().getSchema(node);
    schema.initializeValidators();
    return schema;
  }

  /** Shared by nothing: schemas of two documents never see each other. */
  private static SchemaRegistry registry() {
    return SchemaRegistry.withDialect(
        dialect(),
        registry ->
            registry
                .schemaCacheEnabled(true)
                .schemaLoader(loader())
                .schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .pathType(PathType.JSON_POINTER)
                        .regularExpressionFactory(SchemaLibrary::pattern)
                        .messageSource((key, _, _, _) -> key)
                        .formatAssertionsEnabled(false)
                        .build()));
  }

  private static Dialect dialect() {
    return Dialect.builder(SchemaScan.DRAFT, Dialects.getDraft202012())
        .keywords(List.of(ExactKeyword.values()))
        .keywords(List.of(NumberKeyword.values()))
        .build();
  }

  private static SchemaLoader loader() {
    return SchemaLoader.builder().allow(iri -> iri.toString().startsWith(STANDARD)).build();
  }

  private static RegularExpression pattern(String pattern) {
    TextPattern compiled = TextPattern.of(pattern);
    return text -> {
      Meter.search(compiled.work(text));
      return compiled.isFoundIn(text);
    };
  }
}
