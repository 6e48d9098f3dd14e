/** Holds what the documents say against what the project does. */
@NullMarked
package io.emprops.it.documentation;

import org.jspecify.annotations.NullMarked;
