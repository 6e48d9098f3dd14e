/** The frame around every screen: navigation, colours, errors, headers. */
@NullMarked
package io.emprops.ui.shell;

import org.jspecify.annotations.NullMarked;
