/** What people do with assets. */
@NullMarked
package io.emprops.core.asset.port.in;

import org.jspecify.annotations.NullMarked;
