package io.emprops.it.architecture.breakers.ui.view;

import io.emprops.it.architecture.breakers.ui.remote.Client;

/** A view that knows that a client stands behind its query. */
public record ViewThatSeesTheClient(Client client) {}
