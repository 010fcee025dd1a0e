package dev.polystack.workspace.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes down what a run says, without any lock: the scheduler promises to need none. */
final class Recorder implements Listener<String> {

  final Thread caller = Thread.currentThread();
  final List<String> events = new ArrayList<>();

  @Override
  public void started(String node) {
    record("start " + node);
  }

  @Override
  public void finished(String node, Execution<String> execution) {
    record(execution.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + node);
  }

  private void record(String event) {
    if (Thread.currentThread() != caller) {
      throw new IllegalStateException("called by " + Thread.currentThread());
    }
    events.add(event);
  }
}
