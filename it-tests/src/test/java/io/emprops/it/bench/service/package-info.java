/** The packaged services as processes of their own. */
@NullMarked
package io.emprops.it.bench.service;

import org.jspecify.annotations.NullMarked;
