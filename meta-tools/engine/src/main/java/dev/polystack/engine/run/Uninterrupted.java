package dev.polystack.engine.run;

/** Writes files although the thread has been interrupted, which closes Java's channels. */
final class Uninterrupted {

  private Uninterrupted() {}

  static void run(Runnable body) {
    boolean interrupted = Thread.interrupted();
    try {
      body.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
