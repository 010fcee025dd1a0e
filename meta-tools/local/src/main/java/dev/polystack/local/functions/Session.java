package dev.polystack.local.functions;

import java.time.Instant;

/** A role's temporary credentials. */
public record Session(
    String roleArn,
    String accessKeyId,
    String secretAccessKey,
    String sessionToken,
    Instant expiration) {}
