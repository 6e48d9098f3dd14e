/** What a dynamic JSON document asks for: variables, inputs, forms, and rendered payloads. */
@NullMarked
package io.emprops.core.template;

import org.jspecify.annotations.NullMarked;
