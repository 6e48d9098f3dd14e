/** A workflow for many rows: the table before, the progress while, the results after. */
@NullMarked
package io.emprops.ui.view.batch;

import org.jspecify.annotations.NullMarked;
