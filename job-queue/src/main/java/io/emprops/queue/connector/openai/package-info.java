/** The connector to OpenAI and compatible servers. */
@NullMarked
package io.emprops.queue.connector.openai;

import org.jspecify.annotations.NullMarked;
