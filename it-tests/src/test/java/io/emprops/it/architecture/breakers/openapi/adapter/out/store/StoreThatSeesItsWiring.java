package io.emprops.it.architecture.breakers.openapi.adapter.out.store;

import io.emprops.it.architecture.breakers.openapi.config.Settings;

/** A store that reads the configuration by itself. */
public record StoreThatSeesItsWiring(Settings settings) {}
