package io.emprops.openapi.config;

import io.emprops.core.identity.OrganisationId;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be set from outside. */
@ConfigMapping(prefix = "emp.api")
public interface ApiConfig {

  /** Where job-queue answers. */
  @WithDefault("http://127.0.0.1:8081")
  URI jobQueueUrl();

  /** The public key, in PEM, of the tokens that job-queue shows; without it, it may ask nothing. */
  Optional<Path> jobQueueKey();

  /** Holds the first admin's API token; made at start if it does not. Without it, none is made. */
  Optional<Path> adminTokenFile();

  /** The organisation that is there from the first start on. */
  @WithDefault("default")
  OrganisationId organisation();

  /** Whether a new organisation gets the example workflows. */
  @WithDefault("true")
  boolean exampleLibrary();

  /** How long a session lasts after its sign-in code was redeemed. */
  @WithDefault("PT12H")
  Duration sessionLifetime();

  /** How the ledger and job-queue are kept in step. */
  Jobs jobs();

  /** How large batches are, and how they become jobs. */
  Batches batches();

  /** How documents are compiled. */
  Templates templates();

  /** What keeps the ledger and job-queue in step. */
  interface Jobs {

    /** Whether this node relays, projects, reconciles and feeds batches. */
    @WithDefault("true")
    boolean background();

    /** How long one reading of events waits for something new, and a loss stays unnoticed. */
    @WithDefault("PT2S")
    Duration patience();

    /** How often the ledger is compared with job-queue though nothing seems to be lost. */
    @WithDefault("PT5M")
    Duration reconcileEvery();
  }

  /** What bounds batches. */
  interface Batches {

    /** How many rows a batch may have. */
    @WithDefault("10000")
    int rows();

    /** How many jobs of one batch may be active at once, queued or running. */
    @WithDefault("100")
    int window();
  }

  /** What bounds the compiler and its memory. */
  interface Templates {

    /** Characters of the documents that stay compiled; they take several times as much memory. */
    @WithDefault("4194304")
    long cachedCharacters();

    /** How large a document, its inputs and its payload may be. */
    LimitsConfig limits();
  }

  /** Each limit stands at the language's own where it is not set, and is at least 1. */
  interface LimitsConfig {

    /** Bytes of a document's text. */
    OptionalInt sourceBytes();

    /** Levels of arrays and objects, in a document and in each input. */
    OptionalInt depth();

    /** Values in a document. */
    OptionalInt nodes();

    /** Placeholders in a template. */
    OptionalInt placeholders();

    /** Variables of a document. */
    OptionalInt variables();

    /** Bytes of a payload's text. */
    OptionalInt outputBytes();

    /** Repetitions of all loops of one rendering together. */
    OptionalInt iterations();

    /** Code points of one expression. */
    OptionalInt expressionLength();

    /** Characters of text and elements of lists that the expressions of one rendering build. */
    OptionalInt expressionText();

    /** Parts of expressions that one rendering evaluates, with what they look through. */
    OptionalInt expressionSteps();
  }
}
