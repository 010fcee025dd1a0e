package dev.polystack.engine.plan;

/**
 * One value that differs.
 *
 * @param path where in the resource's properties, such as {@code Environment.Variables.TABLE};
 *     attributes beside the properties stand in parentheses
 * @param before as JSON; empty if there was none
 * @param after as JSON; empty if there will be none
 * @param replaces whether this is why the resource is replaced
 */
public record PropertyChange(String path, String before, String after, boolean replaces) {}
