package io.emprops.template.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/**
 * In a native image, in place of the validator's reader of YAML, which needs a library that is no
 * part of ours. Its class would be looked for when the image is built.
 */
@SuppressWarnings("DoNotCallSuggester")
@TargetClass(className = "com.networknt.schema.serialization.YamlMapperFactory")
final class SchemasWithoutYaml {
  private SchemasWithoutYaml() {}

  @Substitute
  static ObjectMapper getInstance() {
    throw new UnsupportedOperationException("schemas in YAML are not part of this executable");
  }
}
