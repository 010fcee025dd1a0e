package dev.polystack.pacts.junit;

import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.VerificationResult;
import java.util.stream.Collectors;

/** Puts Pact's findings into a line. */
final class Reasons {

  private static final int MAX_LENGTH = 500;

  private Reasons() {}

  /** What did not match, each with its place. */
  static String of(VerificationResult.Failed failed) {
    String found =
        failed.getFailures().values().stream()
            .flatMap(each -> each.stream())
            .map(VerificationFailureType::description)
            .map(each -> each.strip().lines().findFirst().orElse("")) // A diff follows.
            .distinct()
            .collect(Collectors.joining(", "));
    String reason = found.isEmpty() ? failed.getDescription() : found;
    String line = reason.replaceAll("\\s+", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }
}
