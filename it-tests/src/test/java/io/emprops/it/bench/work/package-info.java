/** What is rendered and compiled: documents, their inputs, and what must come out. */
@NullMarked
package io.emprops.it.bench.work;

import org.jspecify.annotations.NullMarked;
