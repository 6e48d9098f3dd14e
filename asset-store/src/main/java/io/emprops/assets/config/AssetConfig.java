package io.emprops.assets.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where assets are kept: the same for open-api and job-queue. */
@ConfigMapping(prefix = "emp.assets")
public interface AssetConfig {

  /** Which kind of store. */
  @WithDefault("folder")
  Kind store();

  /** The largest asset, in bytes. */
  @WithDefault("268435456")
  long maxBytes();

  /**
   * How long a file is kept that nothing refers to, after it was put last; at least a day, since
   * what will refer to it may be on its way. Only open-api sweeps.
   */
  @WithDefault("P30D")
  Duration keep();

  /** How often files are looked through for such, by one node of all. */
  @WithDefault("PT6H")
  Duration sweepEvery();

  /** The folder, for {@code emp.assets.store=folder}. */
  Folder folder();

  /** The bucket, for {@code emp.assets.store=s3}. */
  S3 s3();

  /** The kinds of store. */
  enum Kind {
    /** A folder that both services reach under the same or another path. */
    FOLDER,
    /** A bucket of S3, or of a server that speaks as it does. */
    S3
  }

  /** A folder. */
  interface Folder {

    /** Its path; made when the first asset comes. */
    @WithDefault("${user.home}/.emprops/assets")
    Path path();
  }

  /** A bucket. */
  interface S3 {

    /** Its name; the bucket must exist. */
    Optional<String> bucket();

    /** Before the name of each object, for a bucket that holds other things too. */
    @WithDefault("")
    Optional<String> prefix();

    /** Of a server other than Amazon's. */
    Optional<URI> endpoint();

    /** Amazon's region; other servers take any. */
    @WithDefault("us-east-1")
    String region();

    /** Whether the bucket stands in the path, as most other servers want it, or in the host. */
    @WithDefault("true")
    boolean pathStyle();

    /** The key's id; else what the environment, a profile or the machine's role says. */
    Optional<String> accessKey();

    /** The key. */
    Optional<String> secretKey();
  }
}
