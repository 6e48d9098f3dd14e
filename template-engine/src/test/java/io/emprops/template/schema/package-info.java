@NullMarked
package io.emprops.template.schema;

import org.jspecify.annotations.NullMarked;
