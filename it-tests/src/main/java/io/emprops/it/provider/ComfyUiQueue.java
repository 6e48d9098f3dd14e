package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Prompts that wait, the one that runs, those that have ended, and who listens. */
public final class ComfyUiQueue {
  private final Deque<Task> pending = new ArrayDeque<>();
  private final Map<String, ObjectNode> history = new ConcurrentHashMap<>();
  private final Map<String, FakeSocket> clients = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, byte[]> inputs = new ConcurrentHashMap<>();
  private final List<String> interrupts = new CopyOnWriteArrayList<>();
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private Optional<Task> running = Optional.empty();
  private boolean interrupted;
  private boolean working;
  private int number;

  /** A prompt in the queue. */
  record Task(int number, String id, ObjectNode graph, String client) {}

  synchronized Task add(ObjectNode graph, String client) {
    var task = new Task(number++, UUID.randomUUID().toString(), graph, client);
    pending.add(task);
    if (!working) {
      working = true;
      Thread.ofVirtual().name("comfyui").start(this::work);
    }
    return task;
  }

  private void work() {
    for (Optional<Task> task = next(); task.isPresent(); task = next()) {
      ran.add(task.get().id());
      tellStatus();
      Optional<ObjectNode> end = new ComfyUiExecution(this, task.get()).run();
      ended(task.get(), end);
    }
  }

  private synchronized Optional<Task> next() {
    running = Optional.ofNullable(pending.poll());
    interrupted = false;
    working = running.isPresent();
    return running;
  }

  /** As the server does: first the history, then word of the end. */
  private void ended(Task task, Optional<ObjectNode> end) {
    synchronized (this) {
      end.ifPresent(entry -> history.put(task.id(), entry));
      running = Optional.empty();
    }
    end.ifPresent(
        _ -> {
          ObjectNode data = Json.object().putNull("node").put("prompt_id", task.id());
          tell(task.client(), "executing", data);
        });
    tellStatus();
  }

  synchronized ObjectNode listing() {
    ObjectNode all = Json.object();
    all.set("queue_running", Json.array(running.stream().map(ComfyUiQueue::entry).toList()));
    all.set("queue_pending", Json.array(pending.stream().map(ComfyUiQueue::entry).toList()));
    return all;
  }

  private static ArrayNode entry(Task task) {
    ArrayNode entry = Json.array(List.of());
    entry.add(task.number()).add(task.id()).add(task.graph()).add(Json.object());
    entry.add(Json.array(List.of()));
    return entry;
  }

  ObjectNode history(String id) {
    ObjectNode all = Json.object();
    Optional.ofNullable(history.get(id)).ifPresent(entry -> all.set(id, entry));
    return all;
  }

  synchronized void delete(String id) {
    pending.removeIf(task -> task.id().equals(id));
  }

  /** Without an id, whichever runs; with one, only that. */
  public synchronized void interrupt(Optional<String> id) {
    running
        .filter(task -> id.isEmpty() || id.get().equals(task.id()))
        .ifPresent(
            task -> {
              interrupts.add(task.id());
              interrupted = true;
              notifyAll();
            });
  }

  synchronized boolean isInterrupted() {
    return interrupted;
  }

  /** Until someone interrupts the prompt that runs. */
  synchronized void awaitInterrupt() {
    try {
      while (!interrupted) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void connected(String client, FakeSocket socket) {
    clients.put(client, socket);
    socket.send(message("status", status().put("sid", client)));
  }

  void disconnected(String client, FakeSocket socket) {
    clients.remove(client, socket);
  }

  /** Ends the connection of a client, as a proxy's restart would. */
  void drop(String client) {
    Optional.ofNullable(clients.remove(client)).ifPresent(FakeSocket::close);
  }

  void tell(String client, String type, ObjectNode data) {
    Optional.ofNullable(clients.get(client)).ifPresent(socket -> socket.send(message(type, data)));
  }

  void show(String client, byte[] bytes) {
    Optional.ofNullable(clients.get(client)).ifPresent(socket -> socket.send(bytes));
  }

  private void tellStatus() {
    String text = message("status", status());
    clients.values().forEach(socket -> socket.send(text));
  }

  private synchronized ObjectNode status() {
    ObjectNode info = Json.object().put("queue_remaining", pending.size() + (working ? 1 : 0));
    ObjectNode status = Json.object();
    status.set("exec_info", info);
    ObjectNode data = Json.object();
    data.set("status", status);
    return data;
  }

  private static String message(String type, JsonNode data) {
    ObjectNode message = Json.object().put("type", type);
    message.set("data", data);
    return message.toString();
  }

  void keepFile(String name, byte[] content) {
    files.put(name, content);
  }

  Optional<byte[]> file(String name, String type) {
    return Optional.ofNullable(files.get(type + "/" + name));
  }

  void keepInput(String name, byte[] content) {
    inputs.put(name, content);
  }

  /** Files that were put among the inputs, by their names. */
  public Map<String, byte[]> inputs() {
    return new LinkedHashMap<>(inputs);
  }

  /** Prompts that were interrupted, in order. */
  public List<String> interrupts() {
    return new ArrayList<>(interrupts);
  }

  /** Prompts that have begun, in order. */
  public List<String> ran() {
    return new ArrayList<>(ran);
  }

  /** Whether this client's connection is there. */
  public boolean isListening(String client) {
    return clients.containsKey(client);
  }
}
