/**
 * JSON Schema, draft 2020-12: values held against a schema, and templates proved wrong before any
 * value is there. The library behind it is seen in this package alone.
 */
@NullMarked
package io.emprops.template.schema;

import org.jspecify.annotations.NullMarked;
