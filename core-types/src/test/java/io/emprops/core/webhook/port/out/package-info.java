/** What telling others needs from outside: contracts. */
@NullMarked
package io.emprops.core.webhook.port.out;

import org.jspecify.annotations.NullMarked;
