package io.emprops.template.proof;

import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Span;

/** A place in a document. */
record Spot(Pointer pointer, Span span) {}
