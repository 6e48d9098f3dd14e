/** What a call to the API can run into, as views see it. */
@NullMarked
package io.emprops.ui.problem;

import org.jspecify.annotations.NullMarked;
