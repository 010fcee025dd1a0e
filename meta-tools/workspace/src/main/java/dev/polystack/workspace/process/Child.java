package dev.polystack.workspace.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
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

  /** How programs end by HUP, INT and TERM, which a terminal sends to this JVM at the same time. */
  private static final Set<Integer> BY_SIGNAL = Set.of(128 + 1, 128 + 2, 128 + 15);

  /** More than it takes this JVM to notice what it was sent with its children: milliseconds. */
  private static final Duration NOTICED = Duration.ofSeconds(1);

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

  /** For its streams. */
  public Process process() {
    return process;
  }

  /**
   * Waits for its end.
   *
   * @param doubt how long a failure may come from what this JVM was sent too and has not noticed
   *     yet, such as Ctrl-C; more is allowed to a program that says that a signal ended it
   * @return its exit status
   * @throws InterruptedException also if everything is being ended: then the status would not be
   *     the program's own word
   */
  public int await(Duration doubt) throws InterruptedException {
    int status = process.waitFor();
    Duration patience = status == 0 ? Duration.ZERO : BY_SIGNAL.contains(status) ? NOTICED : doubt;
    if (STOPPING.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("everything is being ended");
    }
    return status;
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
