package dev.polystack.engine.run;

import java.util.regex.Pattern;

/** Faults that pass by themselves, as the CDK, AWS and the network word them. */
public final class TransientFaults {

  /**
   * Throttling and server errors by AWS' own names, and what Node, Java, curl, git and npm say of
   * the network. A name that cannot be resolved passes only if the resolver says so (EAI_AGAIN).
   *
   * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">What
   *     AWS SDKs retry</a>
   */
  private static final Pattern KNOWN =
      Pattern.compile(
          "\\b(Throttling|ThrottlingException|ThrottledException|RequestThrottled(Exception)?"
              + "|TooManyRequestsException|ProvisionedThroughputExceededException"
              + "|RequestLimitExceeded|BandwidthLimitExceeded|PriorRequestNotComplete|SlowDown"
              + "|LimitExceededException: .*[Rr]ate|Rate exceeded|Too Many Requests"
              + "|ServiceUnavailable(Exception)?|Service Unavailable|InternalFailure"
              + "|InternalServerError|InternalServiceError|Internal Server Error|Bad Gateway"
              + "|Gateway Time-?out|RequestTimeout(Exception)?|TransactionInProgressException"
              + "|(status( code)?|Status Code|HTTP( error)?|error)[: ]+(429|500|502|503|504)"
              + "|ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|EAI_AGAIN|socket hang up"
              + "|Connection (reset|refused|timed out)|Read timed out|TLS handshake timeout"
              + "|Temporary failure in name resolution|early EOF|RPC failed)\\b");

  private TransientFaults() {}

  /** Whether a task that failed like this may succeed if it is tried again. */
  public static boolean isOne(Throwable fault) {
    return fault.getMessage() != null && isOne(fault.getMessage());
  }

  /** Whether a program that printed this may succeed if it is tried again. */
  public static boolean isOne(String output) {
    return KNOWN.matcher(output).find();
  }
}
