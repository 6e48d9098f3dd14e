/** Tests of the stand-ins for providers. */
@NullMarked
package io.emprops.it.provider;

import org.jspecify.annotations.NullMarked;
