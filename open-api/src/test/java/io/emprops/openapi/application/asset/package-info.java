@NullMarked
package io.emprops.openapi.application.asset;

import org.jspecify.annotations.NullMarked;
