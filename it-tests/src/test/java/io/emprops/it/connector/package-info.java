/** Each connector against the stand-in for its provider. */
@NullMarked
package io.emprops.it.connector;

import org.jspecify.annotations.NullMarked;
