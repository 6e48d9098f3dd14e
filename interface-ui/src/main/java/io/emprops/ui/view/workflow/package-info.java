/** Workflows: the list and the editor. */
@NullMarked
package io.emprops.ui.view.workflow;

import org.jspecify.annotations.NullMarked;
