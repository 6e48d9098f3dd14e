/** The benchmarks behind {@code ./bench}: what is measured, and how. */
@NullMarked
package io.emprops.it.bench;

import org.jspecify.annotations.NullMarked;
