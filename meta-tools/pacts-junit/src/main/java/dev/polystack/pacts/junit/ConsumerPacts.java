package dev.polystack.pacts.junit;

import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSource;
import au.com.dius.pact.core.support.expressions.ValueResolver;
import au.com.dius.pact.provider.junitsupport.loader.PactBroker;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerConsumerVersionSelectors;
import au.com.dius.pact.provider.junitsupport.loader.PactBrokerLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactFolderLoader;
import au.com.dius.pact.provider.junitsupport.loader.PactLoader;
import au.com.dius.pact.provider.junitsupport.loader.SelectorBuilder;
import dev.polystack.pacts.Fetched;
import java.io.IOException;
import java.util.List;

/** Loads pacts: what the build has fetched, or a broker's if {@value #BROKER} names one. */
public final class ConsumerPacts implements PactLoader {

  /** The system property with a broker's address; user and password belong into it. */
  static final String BROKER = "pactbroker.url";

  /** The broker's newest pacts and those of deployed versions; new ones are pending. */
  @PactBroker(
      url = "${pactbroker.url}",
      enablePendingPacts = "true",
      providerBranch = "${pact.provider.branch:main}")
  private static final class FromBroker {

    /** Called by Pact. */
    @PactBrokerConsumerVersionSelectors
    public static SelectorBuilder which() {
      return new SelectorBuilder().mainBranch().deployedOrReleased();
    }
  }

  private final PactLoader loader = isFromBroker() ? broker() : folder();

  /** Called by Pact. */
  public ConsumerPacts() {}

  static boolean isFromBroker() {
    return System.getProperty(BROKER) != null;
  }

  private static PactLoader broker() {
    return new PactBrokerLoader(FromBroker.class.getAnnotation(PactBroker.class));
  }

  private static PactLoader folder() {
    return new PactFolderLoader(Fetched.FOLDER.toFile());
  }

  @Override
  public String description() {
    return loader.description();
  }

  @Override
  public List<Pact> load(String providerName) throws IOException {
    return loader.load(providerName);
  }

  @Override
  public PactSource getPactSource() {
    return loader.getPactSource();
  }

  @Override
  public void initLoader(Class<?> testClass, Object testInstance) {
    loader.initLoader(isFromBroker() ? FromBroker.class : testClass, testInstance);
  }

  @Override
  public void enablePendingPacts(boolean flag) {
    loader.enablePendingPacts(flag);
  }

  @Override
  public void setValueResolver(ValueResolver resolver) {
    loader.setValueResolver(resolver);
  }
}
