/** Values, states, events and ports that every module shares. */
@NullMarked
package io.emprops.core;

import org.jspecify.annotations.NullMarked;
