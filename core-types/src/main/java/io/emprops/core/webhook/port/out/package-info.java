/** What telling others needs from outside. */
@NullMarked
package io.emprops.core.webhook.port.out;

import org.jspecify.annotations.NullMarked;
