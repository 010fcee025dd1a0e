package dev.polystack.shop.contracts.events;

import dev.polystack.shop.contracts.Schema;

/**
 * How a kind of event is called on the bus.
 *
 * @param source the service that publishes it; EventBridge's {@code source}
 * @param name what happened
 * @param major the contract's major version; a new one is another type beside the old one
 * @param version the contract's whole version, major and minor
 * @param schema what its data keeps
 */
public record EventType<T>(
    String source, String name, int major, String version, Schema<T> schema) {

  /** EventBridge's {@code detail-type}, such as {@code ProductChanged.v1}. */
  public String detailType() {
    return name + ".v" + major;
  }
}
