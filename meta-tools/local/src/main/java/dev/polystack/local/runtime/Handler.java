package dev.polystack.local.runtime;

/** A function's code, whatever interface it implements. */
@FunctionalInterface
interface Handler {

  /** Handles one invocation and answers with JSON. */
  byte[] handle(Invocation invocation) throws Exception;
}
