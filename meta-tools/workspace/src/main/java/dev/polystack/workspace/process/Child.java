package dev.polystack.workspace.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that never outlives this JVM, whatever ends that, nor does anything that it starts. Who
 * starts one says {@link #forget()} when it has ended.
 *
 * <p>What only answers this JVM over its pipes, starts nothing and writes no file does not have to
 * be one: when the JVM is gone its input is at an end, or nobody reads its output, and it ends by
 * itself. That is so for {@code git ls-files}, {@code git cat-file --batch}, {@code stty} and the
 * comparison of templates.
 */
public final class Child {

  private static final Set<Child> RUNNING = ConcurrentHashMap.newKeySet();
  private static final Watchdog WATCHDOG = new Watchdog(Mark.RUN);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final CountDownLatch STOPPING = new CountDownLatch(1);

  /** More than it takes this JVM to notice what it was sent with its children: milliseconds. */
  private static final Duration NOTICED = Duration.ofSeconds(1);

  /** Enough for it on a busy machine, where it is certain that there is something to notice. */
  private static final Duration CERTAIN = Duration.ofSeconds(10);

  private static Optional<Witness> witness = Optional.empty();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Child::endAll, "end-children"));
  }

  private final Process process;
  private final String mark;

  private Child(Process process, String mark) {
    this.process = process;
    this.mark = mark;
  }

  /**
   * Starts it, with one more variable in its environment.
   *
   * @throws IOException if there is no such program, or everything is being ended
   */
  public static Child start(ProcessBuilder builder) throws IOException {
    String mark = Mark.RUN + "-" + COUNT.incrementAndGet() + ".";
    builder.environment().put(Mark.VARIABLE, mark);
    if (isStopping()) {
      throw new IOException("everything is being ended");
    }
    WATCHDOG.ready();
    Child child = new Child(builder.start(), mark);
    RUNNING.add(child);
    WATCHDOG.started(child.process);
    return child;
  }

  /**
   * From now on it is known, on a terminal, whether the failure of a program comes from Ctrl-C. For
   * programs that may answer that in a way of their own.
   */
  public static synchronized void expectSignals() {
    if (witness.isEmpty() && Witness.isNeeded()) {
      witness = Witness.start();
    }
  }

  private static synchronized Optional<Witness> witness() {
    return witness;
  }

  /** For its streams. */
  public Process process() {
    return process;
  }

  /**
   * Waits for its end.
   *
   * @param doubt how long a failure may come from what this JVM was sent too and has not noticed
   *     yet, such as Ctrl-C; more is allowed where it is known that there was something, and to a
   *     program that says that a signal ended it
   * @return its exit status
   * @throws InterruptedException also if everything is being ended: then the status would not be
   *     the program's own word
   */
  public int await(Duration doubt) throws InterruptedException {
    int status = process.waitFor();
    Duration patience = status == 0 ? Duration.ZERO : patience(status, doubt);
    if (STOPPING.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("everything is being ended");
    }
    return status;
  }

  private static Duration patience(int status, Duration doubt) throws InterruptedException {
    Optional<Witness> known = witness();
    if (known.isPresent() && known.get().wasToldToEnd()) {
      return CERTAIN;
    }
    return Witness.BY_SIGNAL.contains(status) ? NOTICED : doubt;
  }

  /** Whether it ends within that time. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends it and everything that it has started, and returns when they are gone. */
  public void end() {
    if (!isStopping()) { // else it is being ended with all the others
      ProcessTree.end(List.of(process.toHandle()), List.of(mark));
    }
  }

  /** It has ended. */
  public void forget() {
    if (!isStopping()) { // else whoever ends everything still has to see it
      RUNNING.remove(this);
      WATCHDOG.ended(process);
    }
  }

  private static boolean isStopping() {
    return STOPPING.getCount() == 0;
  }

  private static void endAll() {
    STOPPING.countDown();
    if (!RUNNING.isEmpty()) {
      ProcessTree.end(
          RUNNING.stream().map(child -> child.process.toHandle()).toList(), List.of(Mark.RUN));
    }
    WATCHDOG.farewell();
  }
}
