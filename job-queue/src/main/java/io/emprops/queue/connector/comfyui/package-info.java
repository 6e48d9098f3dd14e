/** The connector to a stock ComfyUI server. */
@NullMarked
package io.emprops.queue.connector.comfyui;

import org.jspecify.annotations.NullMarked;
