/** A saved document and its immutable versions. */
@NullMarked
package io.emprops.core.workflow;

import org.jspecify.annotations.NullMarked;
