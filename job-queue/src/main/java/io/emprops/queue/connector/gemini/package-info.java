/** The connector to Google's Gemini API. */
@NullMarked
package io.emprops.queue.connector.gemini;

import org.jspecify.annotations.NullMarked;
