@NullMarked
package io.emprops.template.cases;

import org.jspecify.annotations.NullMarked;
