package dev.polystack.shop.contracts.messages;

import dev.polystack.shop.contracts.Schema;

/**
 * How a kind of message is called on its queue.
 *
 * @param receiver the service whose queue takes it
 * @param name what the receiver is asked to do
 * @param major the contract's major version; a new one is another type beside the old one
 * @param version the contract's whole version, major and minor
 * @param schema what its data keeps
 */
public record MessageType<T>(
    String receiver, String name, int major, String version, Schema<T> schema) {

  /** What a message says of itself, such as {@code ReserveStock.v1}. */
  public String fullName() {
    return name + ".v" + major;
  }
}
