package dev.polystack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * One changed line in a Lambda function, deployed, until the function answers with it.
 *
 * <p>Which line that is stands in the repository's {@code bench.json}: {@code stack} to deploy,
 * {@code file} (from the repository's root) in which {@code from} becomes {@code to}, and the
 * {@code function} that answers {@code payload} with a text that contains it.
 */
final class ChangedLine {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Checkout checkout;
  private final String repository;
  private final JsonNode change;

  ChangedLine(Checkout checkout, String repository) {
    this.checkout = checkout;
    this.repository = repository;
    this.change = checkout.json(repository + "/bench.json");
  }

  /** The median of how many seconds a change takes until the new code answers, there and back. */
  double medianSeconds() {
    Path file = checkout.file(repository + "/" + text("file"));
    try (LambdaClient lambda = client()) {
      expect(lambda, text("from"));
      Deque<String> texts = new ArrayDeque<>(List.of(text("from"), text("to")));
      double median =
          Turns.median(
              Turns.ROUNDS,
              new Contender(
                  "a changed line",
                  () -> {
                    texts.add(texts.remove());
                    return seconds(lambda, file, texts.getLast(), texts.getFirst());
                  }));
      if (texts.getFirst().equals(text("to"))) {
        replace(file, text("to"), text("from"));
      }
      return median;
    }
  }

  private double seconds(LambdaClient lambda, Path file, String from, String to) {
    replace(file, from, to);
    long start = System.nanoTime();
    checkout.meta("deploy", text("stack"));
    expect(lambda, to);
    return (System.nanoTime() - start) / 1e9;
  }

  private void expect(LambdaClient lambda, String wanted) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    String answer;
    do {
      answer =
          lambda
              .invoke(
                  request ->
                      request
                          .functionName(text("function"))
                          .payload(SdkBytes.fromUtf8String(change.path("payload").toString())))
              .payload()
              .asUtf8String();
      if (answer.contains(wanted)) {
        return;
      }
    } while (System.nanoTime() < deadline);
    throw new IllegalStateException(
        "%s does not answer with \"%s\" but with %s".formatted(text("function"), wanted, answer));
  }

  private static void replace(Path file, String from, String to) {
    try {
      String source = Files.readString(file);
      if (!source.contains(from)) {
        throw new IllegalStateException("%s does not contain \"%s\"".formatted(file, from));
      }
      Files.writeString(file, source.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LambdaClient client() {
    Map<String, String> variables = checkout.variables();
    return LambdaClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(URI.create(variables.getOrDefault("AWS_ENDPOINT_URL", "")))
        .region(Region.of(variables.getOrDefault("AWS_REGION", "")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    variables.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                    variables.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))))
        .build();
  }

  private String text(String field) {
    return change.path(field).asText();
  }
}
