/** The connector to Anthropic's Messages API. */
@NullMarked
package io.emprops.queue.connector.claude;

import org.jspecify.annotations.NullMarked;
