/** What waits, runs and happens, and who works. */
@NullMarked
package io.emprops.ui.view.monitor;

import org.jspecify.annotations.NullMarked;
