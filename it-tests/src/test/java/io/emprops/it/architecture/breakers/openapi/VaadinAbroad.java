package io.emprops.it.architecture.breakers.openapi;

import com.vaadin.flow.router.Route;

/** A view outside the UI. */
@Route("abroad")
public final class VaadinAbroad {}
