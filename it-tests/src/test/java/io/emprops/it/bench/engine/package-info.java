/** Those that are measured: ours, its peers, and the limit that Jackson sets. */
@NullMarked
package io.emprops.it.bench.engine;

import org.jspecify.annotations.NullMarked;
