@NullMarked
package io.emprops.openapi.application.worker;

import org.jspecify.annotations.NullMarked;
