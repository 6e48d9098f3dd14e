/**
 * The fault harness behind {@code ./bench faults}: histories full of faults against a real Redis.
 */
@NullMarked
package io.emprops.it.faults;

import org.jspecify.annotations.NullMarked;
