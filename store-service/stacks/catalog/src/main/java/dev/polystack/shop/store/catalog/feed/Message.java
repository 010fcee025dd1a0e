package dev.polystack.shop.store.catalog.feed;

/**
 * Something that arrived.
 *
 * @param id names this delivery
 * @param body an event as the bus delivers it, or whatever else somebody sent
 */
public record Message(String id, String body) {}
