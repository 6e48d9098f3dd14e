/** Secrets: added, replaced and deleted, never shown. */
@NullMarked
package io.emprops.ui.view.secret;

import org.jspecify.annotations.NullMarked;
