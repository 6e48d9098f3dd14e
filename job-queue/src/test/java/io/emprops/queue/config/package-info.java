@NullMarked
package io.emprops.queue.config;

import org.jspecify.annotations.NullMarked;
