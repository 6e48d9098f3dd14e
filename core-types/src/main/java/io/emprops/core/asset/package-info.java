/** Files that jobs take and make: what they are called, what they are, and where they are kept. */
@NullMarked
package io.emprops.core.asset;

import org.jspecify.annotations.NullMarked;
