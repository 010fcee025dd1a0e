package dev.polystack.local.runtime;

/**
 * One call of a function.
 *
 * @param payload JSON
 * @param deadlineMillis when it is stopped, in milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // It is handed on once, never compared.
record Invocation(String requestId, byte[] payload, long deadlineMillis, String functionArn) {}
