/** Values of webhooks, tested. */
@NullMarked
package io.emprops.core.webhook;

import org.jspecify.annotations.NullMarked;
