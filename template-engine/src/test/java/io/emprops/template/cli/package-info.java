@NullMarked
package io.emprops.template.cli;

import org.jspecify.annotations.NullMarked;
