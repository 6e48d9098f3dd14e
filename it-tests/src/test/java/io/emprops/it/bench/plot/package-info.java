/** Charts with logarithmic axes, as SVG and as images. */
@NullMarked
package io.emprops.it.bench.plot;

import org.jspecify.annotations.NullMarked;
