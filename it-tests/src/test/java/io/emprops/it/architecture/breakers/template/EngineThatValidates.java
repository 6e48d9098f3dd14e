package io.emprops.it.architecture.breakers.template;

import com.networknt.schema.SpecificationVersion;

/** The language that knows how values are held against schemas. */
public final class EngineThatValidates {
  private EngineThatValidates() {}

  static String version() {
    return SpecificationVersion.DRAFT_2020_12.toString();
  }
}
