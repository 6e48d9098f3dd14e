package io.emprops.queue.connector.comfyui;

import io.emprops.core.job.FailureClass;
import io.emprops.egress.CallFailedException;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.comfyui.ComfyApi.Place;
import java.time.Duration;
import java.util.Optional;

/**
 * Follows one prompt to its end. What ended it the server's history says; events only tell when to
 * look, and while none come it is looked at every few seconds.
 */
final class PromptRun {
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration ALONE = Duration.ofSeconds(1);
  private static final Duration ENDING = Duration.ofMillis(200);

  /** So often in a row the server may know nothing of a prompt, or not answer. */
  private static final int MOST_MISSES = 5;

  private static final int MOST_OUTAGES = 30;

  private final ComfyApi api;
  private final ComfySocket events;
  private final PromptProgress progress;
  private String prompt = "";
  private boolean begun;
  private boolean ending;
  private int misses;
  private int outages;

  PromptRun(ComfyApi api, ComfySocket events, PromptProgress progress) {
    this.api = api;
    this.events = events;
    this.progress = progress;
  }

  String prompt() {
    return prompt;
  }

  /**
   * How it ended.
   *
   * @throws ProviderFailedException if it ended badly, was stopped, or got lost
   */
  PromptHistory of(String id) {
    prompt = id;
    Optional<PromptHistory> end = Optional.empty();
    while (end.isEmpty()) {
      Optional<ComfyEvent> event = events.next(patience());
      end = event.isPresent() ? take(event.get()) : look();
    }
    end.flatMap(PromptHistory::failure)
        .ifPresent(
            failure -> {
              throw failure;
            });
    return end.get();
  }

  /** Between word of the end and the history there is a moment. */
  private Duration patience() {
    if (ending) {
      return ENDING;
    }
    return events.isConnected() && misses == 0 ? QUIET : ALONE;
  }

  /** The end, if this event is a sign of it. */
  private Optional<PromptHistory> take(ComfyEvent event) {
    switch (event) {
      case ComfyEvent.Started(String its) when isOurs(its) -> {
        begun = true;
        progress.begins();
      }
      case ComfyEvent.Cached(String its, int nodes) when isOurs(its) -> progress.skips(nodes);
      case ComfyEvent.Executing(String its, Optional<String> node) when isOurs(its) -> {
        if (node.isEmpty()) {
          ending = true;
          return look();
        }
        begun = true;
        progress.executes(node.get());
      }
      case ComfyEvent.Stepped(Optional<String> its, double value, double max)
          when begun && its.map(this::isOurs).orElse(true) ->
          progress.steps(value, max);
      case ComfyEvent.Preview(byte[] image) when begun -> progress.shows(image);
      case ComfyEvent.Ended(String its) when isOurs(its) -> {
        ending = true;
        return look();
      }
      case ComfyEvent.Queue(int remaining) when !begun -> progress.waits(remaining);
      case ComfyEvent.Lost() -> {
        progress.looksAgain();
        return look();
      }
      case ComfyEvent.StopAsked() -> {
        stop();
        throw new ProviderFailedException(
            FailureClass.SYSTEM_ERROR, "stopped", "The prompt was stopped");
      }
      default -> {
        // Another client's, or nothing that changes what is known.
      }
    }
    return Optional.empty();
  }

  private boolean isOurs(String its) {
    return its.equals(prompt);
  }

  /** Asks the server itself. */
  private Optional<PromptHistory> look() {
    Optional<PromptHistory> history = Optional.empty();
    Optional<Place> place = Optional.empty();
    try {
      history = api.history(prompt);
      if (history.isEmpty()) {
        place = Optional.of(api.place(prompt));
      }
      outages = 0;
    } catch (CallFailedException e) {
      outages++;
      if (outages >= MOST_OUTAGES || !isPassing(e)) {
        throw e;
      }
    }
    place.ifPresent(its -> missed(its == Place.NOWHERE));
    if (history.isEmpty() && !events.isConnected()) {
      events.connect();
    }
    return history;
  }

  private static boolean isPassing(CallFailedException e) {
    return switch (e.failure().failureClass()) {
      case NETWORK_ERROR, SERVICE_ERROR, TIMEOUT, RATE_LIMIT -> true;
      case GENERATION_REFUSAL,
          AUTH_ERROR,
          RESOURCE_LIMIT,
          VALIDATION_ERROR,
          RESPONSE_ERROR,
          SYSTEM_ERROR ->
          false;
    };
  }

  /** Between its end and its history a prompt is nowhere for a moment. */
  private void missed(boolean isNowhere) {
    misses = isNowhere ? misses + 1 : 0;
    if (misses >= MOST_MISSES) {
      throw new ProviderFailedException(
          FailureClass.SERVICE_ERROR,
          "prompt-lost",
          "ComfyUI knows the prompt no longer; it may have been restarted or cleared");
    }
  }

  /** Ours only: whoever else's prompt runs goes on. */
  private void stop() {
    try {
      switch (api.place(prompt)) {
        case RUNNING -> api.interrupt(prompt);
        case WAITING -> api.delete(prompt);
        case NOWHERE -> {
          // It has ended by itself.
        }
      }
    } catch (CallFailedException e) {
      throw new ProviderFailedException(e.failure());
    }
  }
}
