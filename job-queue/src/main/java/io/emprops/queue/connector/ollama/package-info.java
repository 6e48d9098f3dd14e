/** The connector to Ollama. */
@NullMarked
package io.emprops.queue.connector.ollama;

import org.jspecify.annotations.NullMarked;
