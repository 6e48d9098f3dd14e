package io.emprops.openapi.application.job;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.SubscribeToJobQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A subscriber that remembers what it was told, and is ready or not as it was said to be. */
final class Told implements SubscribeToJobQuery.Subscriber {
  private final List<String> heard = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final Map<String, Runnable> reactions = new HashMap<>();
  private Runnable wake = () -> {};
  private boolean ready = true;
  private boolean readyOnceAsked;
  private boolean closed;
  private int idles;

  List<String> heard() {
    return heard;
  }

  List<String> ends() {
    return ends;
  }

  int idles() {
    return idles;
  }

  void ready(boolean now) {
    ready = now;
    if (now) {
      wake.run();
    }
  }

  /** It is not ready, and is so right after it has said so. */
  void readyOnceAsked() {
    readyOnceAsked = true;
  }

  void close() {
    closed = true;
    wake.run();
  }

  void whenHeard(String event, Runnable reaction) {
    reactions.put(event, reaction);
  }

  void breakAt(String event) {
    whenHeard(
        event,
        () -> {
          throw new IllegalStateException("broken");
        });
  }

  @Override
  public void snapshot(JobSnapshot snapshot) {
    heard.add("snapshot " + snapshot.upTo());
  }

  @Override
  public void event(JobEvent event) {
    String told = event.id().toString();
    heard.add(told);
    reactions.getOrDefault(told, () -> {}).run();
  }

  @Override
  public void idle() {
    idles++;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isReady() {
    if (readyOnceAsked) {
      readyOnceAsked = false;
      wake.run();
      return false;
    }
    return ready;
  }

  @Override
  public void wakeBy(Runnable follower) {
    wake = follower;
  }

  @Override
  public void over() {
    ends.add("over");
  }

  @Override
  public void failed(RuntimeException cause) {
    ends.add("failed");
  }
}
