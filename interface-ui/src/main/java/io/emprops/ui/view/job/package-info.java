/** Jobs: the form that starts one, its page, and the list. */
@NullMarked
package io.emprops.ui.view.job;

import org.jspecify.annotations.NullMarked;
