/** Which store there is, by configuration. */
@NullMarked
package io.emprops.assets.config;

import org.jspecify.annotations.NullMarked;
