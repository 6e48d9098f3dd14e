/** What an organisation keeps secret, whom it may be sent to, and how it reaches a worker. */
@NullMarked
package io.emprops.core.secret;

import org.jspecify.annotations.NullMarked;
