/** Webhooks: who outside is told of jobs' ends, and how that goes. */
@NullMarked
package io.emprops.ui.view.webhook;

import org.jspecify.annotations.NullMarked;
