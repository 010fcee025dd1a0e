package dev.polystack.pacts.broker;

import dev.polystack.pacts.PactException;

/** The broker refuses. */
final class BrokerException extends PactException {

  private static final long serialVersionUID = 1L;

  private final int status;

  BrokerException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
