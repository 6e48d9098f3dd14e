/** What every benchmark starts from: what was asked, where things are kept, and why it failed. */
@NullMarked
package io.emprops.it.bench.run;

import org.jspecify.annotations.NullMarked;
