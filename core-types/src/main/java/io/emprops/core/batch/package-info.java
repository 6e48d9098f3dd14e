/** Many jobs of one workflow, made from the rows of a table. */
@NullMarked
package io.emprops.core.batch;

import org.jspecify.annotations.NullMarked;
