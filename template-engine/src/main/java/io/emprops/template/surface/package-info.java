/** One document's variables for other ways in: CSV, flags, OpenAPI and MCP. */
@NullMarked
package io.emprops.template.surface;

import org.jspecify.annotations.NullMarked;
