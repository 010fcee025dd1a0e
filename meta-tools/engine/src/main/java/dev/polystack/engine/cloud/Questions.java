package dev.polystack.engine.cloud;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many questions to AWS, some at a time. */
public final class Questions {

  /** CloudFormation throttles many more. */
  private static final int WIDTH = 6;

  private Questions() {}

  /**
   * Asks about each, and answers in the same order.
   *
   * @throws RuntimeException as the first that could not be answered
   */
  public static <T, R> List<R> ask(List<T> each, Function<T, R> question) {
    if (each.size() < 2) {
      return each.stream().map(question).toList();
    }
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(WIDTH, each.size()));
    try {
      List<Future<R>> asked =
          each.stream().map(one -> workers.submit(() -> question.apply(one))).toList();
      return asked.stream().map(Questions::answer).toList();
    } finally {
      workers.shutdownNow();
    }
  }

  private static <R> R answer(Future<R> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while AWS was asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("AWS could not be asked", e);
    }
  }
}
