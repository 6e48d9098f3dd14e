/**
 * What any worker must do, whoever wrote it: runs it by its command line against a real gateway and
 * holds what it says against the worker protocol.
 */
@NullMarked
package io.emprops.it.conformance;

import org.jspecify.annotations.NullMarked;
