package dev.polystack.pacts.junit;

import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds a provider's code against every interaction of its consumers' pacts. A subclass is
 * annotated with {@code @Provider} and has a {@code @State} method for each state that a pact
 * names; a state without one fails, and so does a run that leaves an interaction out.
 *
 * <p>The pacts are those that the build has fetched, from Maven repositories or from a broker.
 */
@Tag(ProviderPacts.TAG)
@PactFolder("target/consumer-pacts")
@ExtendWith(RecordedVerification.class)
public abstract class ProviderPacts {

  /** The tag of every verification, so that it can be run alone. */
  public static final String TAG = "provider-pacts";

  /**
   * The JUnit configuration parameter that names another folder for the results than the build's,
   * so that a test can run a verification without its results being taken for the provider's.
   */
  public static final String RESULTS = "polystack.pacts.results";

  /** Called by JUnit. */
  protected ProviderPacts() {}

  /**
   * How the provider's code is reached: {@link MessageTargets} for what it says, a {@link Gateway}
   * for what it answers.
   */
  protected abstract TestTarget target();

  /** Takes the target for the next interaction. */
  @BeforeEach
  final void aim(PactVerificationContext context) {
    context.setTarget(target());
  }

  /** Closes the target of the last one. */
  @AfterEach
  final void putDown(PactVerificationContext context) throws Exception {
    if (context.getTarget() instanceof AutoCloseable target) {
      target.close();
    }
  }

  /** One interaction. */
  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  final void keepsWhatItsConsumersExpect(PactVerificationContext context) {
    context.verifyInteraction();
  }
}
