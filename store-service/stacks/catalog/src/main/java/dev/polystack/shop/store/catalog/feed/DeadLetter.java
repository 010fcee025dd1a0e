package dev.polystack.shop.store.catalog.feed;

/**
 * A message that no retry will help, for a person to look at.
 *
 * @param correlationId of the request that caused the message, as far as it can be told
 * @param reason everything that is wrong with it
 */
public record DeadLetter(Message message, String correlationId, String reason) {}
