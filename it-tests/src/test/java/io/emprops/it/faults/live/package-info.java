/**
 * The fault harness behind {@code ./bench faults --live}: histories of the packaged services, whose
 * processes are killed, paused and cut off while Redis restarts, forgets and goes back.
 */
@NullMarked
package io.emprops.it.faults.live;

import org.jspecify.annotations.NullMarked;
