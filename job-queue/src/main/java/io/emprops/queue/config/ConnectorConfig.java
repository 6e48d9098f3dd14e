package io.emprops.queue.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the connectors may reach, and with which keys. */
@ConfigMapping(prefix = "emp.queue")
public interface ConnectorConfig {

  /** Where jobs may connect to. */
  Egress egress();

  /** Where providers call back. */
  Callbacks callbacks();

  /** OpenAI or a compatible server. */
  OpenAi openai();

  /** Anthropic. */
  Claude claude();

  /** Google's Gemini API. */
  Gemini gemini();

  /** Ollama. */
  Ollama ollama();

  /** A ComfyUI server. */
  ComfyUi comfyui();

  /** A ComfyUI server. */
  interface ComfyUi {

    /** Where it is, often {@code http://127.0.0.1:8188}; without it there is none. */
    Optional<String> baseUrl();

    /** For a proxy before it that asks for one. */
    Optional<String> token();

    /** Whose files count as models. */
    @WithDefault("checkpoints,loras,diffusion_models")
    List<String> modelFolders();
  }

  /** Where jobs may connect to. */
  interface Egress {

    /** {@code HOST:PORT} or {@code HOST:*}, reached although not public. */
    Optional<List<String>> allow();

    /** What one organisation's jobs reach besides, by its id. */
    Map<String, OwnEgress> organisations();

    /** Longest time to a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** Longest silence of a provider. */
    @WithDefault("120s")
    Duration idleTimeout();

    /** Largest body of an answer, in bytes. */
    @WithDefault("16777216")
    int maxResponseBytes();
  }

  /** Where one organisation's jobs may connect to besides. */
  interface OwnEgress {

    /** {@code HOST:PORT} or {@code HOST:*}, reached although not public. */
    Optional<List<String>> allow();
  }

  /** Where providers call back. */
  interface Callbacks {

    /** This very process as providers reach it; without it no payload can ask for a call. */
    Optional<String> url();
  }

  /** OpenAI or a compatible server. */
  interface OpenAi {

    /** Before {@code /chat/completions}. */
    @WithDefault("https://api.openai.com/v1")
    String baseUrl();

    /** The key; {@code OPENAI_API_KEY} unless said. */
    @WithDefault("${OPENAI_API_KEY:}")
    Optional<String> apiKey();
  }

  /** Anthropic. */
  interface Claude {

    /** Before {@code /v1/messages}. */
    @WithDefault("https://api.anthropic.com")
    String baseUrl();

    /** The key; {@code ANTHROPIC_API_KEY} unless said. */
    @WithDefault("${ANTHROPIC_API_KEY:}")
    Optional<String> apiKey();
  }

  /** Google's Gemini API. */
  interface Gemini {

    /** Before {@code /models/...}. */
    @WithDefault("https://generativelanguage.googleapis.com/v1beta")
    String baseUrl();

    /** The key; {@code GEMINI_API_KEY} unless said. */
    @WithDefault("${GEMINI_API_KEY:}")
    Optional<String> apiKey();
  }

  /** Ollama. */
  interface Ollama {

    /** Before {@code /api/chat}, often {@code http://127.0.0.1:11434}; without it there is none. */
    Optional<String> baseUrl();

    /** The key, for a server that asks for one; {@code OLLAMA_API_KEY} unless said. */
    @WithDefault("${OLLAMA_API_KEY:}")
    Optional<String> apiKey();
  }
}
