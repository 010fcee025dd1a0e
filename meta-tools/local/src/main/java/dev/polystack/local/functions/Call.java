package dev.polystack.local.functions;

import java.util.concurrent.CompletableFuture;

/**
 * One invocation on its way through a function's JVM.
 *
 * @param payload JSON
 * @param deadlineMillis when it is stopped, in milliseconds since 1970
 * @param outcome completed once, by whatever ends it
 */
@SuppressWarnings("ArrayRecordComponent") // It is handed on once, never compared.
record Call(
    String requestId,
    byte[] payload,
    long deadlineMillis,
    String functionArn,
    CompletableFuture<Outcome> outcome) {

  /**
   * How it ended.
   *
   * @param json the answer, or the error as Lambda words it
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Outcome(boolean failed, byte[] json) {}
}
