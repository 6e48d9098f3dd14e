package io.emprops.it.architecture.breakers.openapi.config;

/** What only the wiring may know. */
public record Settings(String value) {}
