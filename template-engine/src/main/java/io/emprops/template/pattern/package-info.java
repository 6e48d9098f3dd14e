/** Patterns that strangers write: what is understood, and what a search may cost. */
@NullMarked
package io.emprops.template.pattern;

import org.jspecify.annotations.NullMarked;
