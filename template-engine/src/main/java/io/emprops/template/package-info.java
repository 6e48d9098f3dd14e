/** The template language: parsing, checking and rendering of Dynamic JSON documents. */
@NullMarked
package io.emprops.template;

import org.jspecify.annotations.NullMarked;
