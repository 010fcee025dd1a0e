package dev.polystack.engine.doctor;

/**
 * One thing that was looked at.
 *
 * @param words what was found, and what to do if it is not good
 */
public record Finding(String subject, boolean good, String words) {}
