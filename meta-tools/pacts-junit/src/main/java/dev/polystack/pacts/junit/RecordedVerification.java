package dev.polystack.pacts.junit;

import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.provider.VerificationResult;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import dev.polystack.pacts.Fetched;
import dev.polystack.pacts.Pact;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Verification;
import dev.polystack.pacts.VerifiedCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Writes down what became of each interaction, for whoever asks later whether this version may be
 * deployed.
 */
final class RecordedVerification
    implements ExecutionCondition, BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

  static final Path RESULTS = Path.of("target", "pact-results");

  private static final Path MODULE = Path.of("");
  private static final String CLASS_PATH = "java.class.path";
  private static final String VERIFICATIONS = "verifications";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!Files.exists(Fetched.FILE)) {
      return ConditionEvaluationResult.enabled(
          "there is something to verify, or it has to be said");
    }
    Fetched fetched = Fetched.read(Fetched.FILE);
    return fetched.found().isEmpty()
        ? ConditionEvaluationResult.disabled(
            "No consumer of %s has published a pact yet that this module has to keep; none at all has come from %s."
                .formatted(fetched.provider(), fetched.missing()))
        : ConditionEvaluationResult.enabled("pacts of " + fetched.found());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!Files.exists(Fetched.FILE)) {
      throw new IllegalStateException(
          "%s is missing: no pacts were fetched. Let Maven run this test; its goal"
                  .formatted(Fetched.FILE.toAbsolutePath())
              + " polystack:fetch-pacts fetches them.");
    }
    store(context).put(VERIFICATIONS, new ArrayList<Verification>());
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    PactVerificationContext verified =
        context
            .getStore(Namespace.create("pact-jvm"))
            .get("interactionContext", PactVerificationContext.class);
    List<VerificationResult.Failed> failures = verified.getTestExecutionResult();
    Optional<Throwable> thrown = context.getExecutionException();
    String reason =
        failures.isEmpty()
            ? thrown.map(each -> String.valueOf(each.getMessage())).orElse("")
            : failures.stream().map(Reasons::of).distinct().collect(Collectors.joining("; "));
    verifications(context)
        .add(
            new Verification(
                verified.getConsumer().getName(),
                verified.getInteraction().getDescription(),
                digest(verified),
                reason.isEmpty(),
                reason.isEmpty() ? "" : "given %s: %s".formatted(states(verified), reason)));
  }

  private static String states(PactVerificationContext verified) {
    return verified.getInteraction().getProviderStates().stream()
        .map(state -> "'" + state.getName() + "'")
        .collect(Collectors.joining(" and "));
  }

  private static String digest(PactVerificationContext verified) {
    if (verified.getInteraction() instanceof V4Interaction interaction
        && interaction.getComments().get(Fetched.DIGEST) != null) {
      return String.valueOf(interaction.getComments().get(Fetched.DIGEST).asString());
    }
    throw new IllegalStateException(
        "'%s' has no digest: it was not fetched by polystack:fetch-pacts"
            .formatted(verified.getInteraction().getDescription()));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (!Files.exists(Fetched.FILE)) {
      return;
    }
    Fetched fetched = Fetched.read(Fetched.FILE);
    List<Verification> verifications = verifications(context);
    VerifiedCode code = VerifiedCode.of(MODULE, System.getProperty(CLASS_PATH, ""));
    code.write(MODULE);
    new Results(fetched.provider(), fetched.version(), code.digest(MODULE), verifications)
        .write(results(context).resolve(fetched.provider() + ".json"));
    long expected =
        Pact.files(Fetched.FOLDER).stream()
            .mapToLong(file -> Pact.read(file).interactions().size())
            .sum();
    if (verifications.size() != expected) {
      throw new AssertionError(
          "%d of the %d interactions in %s were verified: something leaves the others out"
              .formatted(verifications.size(), expected, Fetched.FOLDER.toAbsolutePath()));
    }
  }

  private static Path results(ExtensionContext context) {
    return context.getConfigurationParameter(ProviderPacts.RESULTS).map(Path::of).orElse(RESULTS);
  }

  @SuppressWarnings("unchecked") // Put there by beforeAll.
  private static List<Verification> verifications(ExtensionContext context) {
    return (List<Verification>) store(context).get(VERIFICATIONS, List.class);
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(Namespace.create(RecordedVerification.class));
  }
}
