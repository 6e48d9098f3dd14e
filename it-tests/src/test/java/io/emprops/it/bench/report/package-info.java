/** What the figures mean: tables, targets, a plot, and one line of JSON. */
@NullMarked
package io.emprops.it.bench.report;

import org.jspecify.annotations.NullMarked;
