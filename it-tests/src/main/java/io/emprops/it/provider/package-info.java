/** Stands for the providers that connectors call, with their faults, on the loopback address. */
@NullMarked
package io.emprops.it.provider;

import org.jspecify.annotations.NullMarked;
