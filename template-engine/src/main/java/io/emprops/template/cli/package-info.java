/** The engine as a command line, for shells and editors. */
@NullMarked
package io.emprops.template.cli;

import org.jspecify.annotations.NullMarked;
