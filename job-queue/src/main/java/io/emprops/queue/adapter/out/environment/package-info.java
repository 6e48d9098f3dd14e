/** What the operator hands over in environment variables. */
@NullMarked
package io.emprops.queue.adapter.out.environment;

import org.jspecify.annotations.NullMarked;
