package io.emprops.it.architecture.breakers.ui.remote;

/** An HTTP client, for a view to see. */
public record Client(String url) {}
