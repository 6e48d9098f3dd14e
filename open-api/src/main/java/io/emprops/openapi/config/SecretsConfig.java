package io.emprops.openapi.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The master key of secrets: 32 random bytes in base 64 ({@code openssl rand -base64 32}), as a
 * value or in a file. Without one no secret can be kept.
 */
@ConfigMapping(prefix = "emp.secrets")
public interface SecretsConfig {

  /** The key itself, as from an environment variable. */
  Optional<String> masterKey();

  /** The file that holds it; comes first. */
  Optional<Path> masterKeyFile();

  /** Keys before it: what is still under one of them is read, and wrapped anew after the start. */
  Optional<List<String>> previousKeys();

  /** Files that hold such keys. */
  Optional<List<Path>> previousKeyFiles();
}
