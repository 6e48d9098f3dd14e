/** The local stack and what checks the system as a whole. */
@NullMarked
package io.emprops.it;

import org.jspecify.annotations.NullMarked;
