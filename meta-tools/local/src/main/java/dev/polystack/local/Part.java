package dev.polystack.local;

import java.nio.file.Path;
import java.util.function.Consumer;

/** A part of the cloud that runs as a process of its own and can be started again. */
public interface Part {

  /** How it is called in health reports and logs. */
  String name();

  /** What its process prints. */
  Path log();

  /**
   * Starts it and waits until it answers.
   *
   * @param launched is told of the process before it answers, and even if it never does
   * @throws IllegalStateException if it does not answer in time; the message has its last words
   */
  Child start(Consumer<Child> launched);
}
