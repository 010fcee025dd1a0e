package dev.polystack.local;

import java.util.function.Consumer;

/** A part of the cloud that runs as a process of its own and can be started again. */
public interface Part {

  /** How it is called in health reports and logs. */
  String name();

  /**
   * Starts it and waits until it answers.
   *
   * @param launched is told of the process before it answers, and even if it never does
   * @throws IllegalStateException if it does not answer in time; the message says what to look at
   */
  Child start(Consumer<Child> launched);
}
