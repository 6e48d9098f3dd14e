/** What assets need from outside. */
@NullMarked
package io.emprops.core.asset.port.out;

import org.jspecify.annotations.NullMarked;
