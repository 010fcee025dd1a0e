package dev.polystack.pacts;

/**
 * What came out when a provider's code was held against one interaction.
 *
 * @param consumer whose expectation it is
 * @param description the interaction in the consumer's words
 * @param digest the {@link Interaction#digest}
 * @param passed whether the provider does what is expected
 * @param reason why not; empty if it passed
 */
public record Verification(
    String consumer, String description, String digest, boolean passed, String reason) {}
