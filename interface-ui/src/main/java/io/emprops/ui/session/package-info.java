/** Who is signed in, and work that goes on behind a screen. */
@NullMarked
package io.emprops.ui.session;

import org.jspecify.annotations.NullMarked;
