/** What the worker features need from outside. */
@NullMarked
package io.emprops.core.worker.port.out;

import org.jspecify.annotations.NullMarked;
