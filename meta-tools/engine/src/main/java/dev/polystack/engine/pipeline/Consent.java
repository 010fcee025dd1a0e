package dev.polystack.engine.pipeline;

/**
 * What somebody has agreed to before a pipeline runs, for nobody can be asked while it does.
 *
 * @param production whether production may be changed
 * @param dataLoss whether data may be lost there
 */
public record Consent(boolean production, boolean dataLoss) {}
