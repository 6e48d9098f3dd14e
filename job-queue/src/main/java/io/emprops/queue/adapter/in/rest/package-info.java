/** The queue over HTTP: what open-api asks, and workers that poll. */
@NullMarked
package io.emprops.queue.adapter.in.rest;

import org.jspecify.annotations.NullMarked;
