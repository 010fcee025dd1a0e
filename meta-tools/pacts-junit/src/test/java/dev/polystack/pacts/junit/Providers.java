package dev.polystack.pacts.junit;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFilter;

/** Providers as a service might test them, each right or wrong in its own way. */
final class Providers {

  private Providers() {}

  /** What all of them do right. */
  abstract static class Base extends ProviderPacts {

    private String price = "";

    @Override
    protected TestTarget target() {
      return MessageTargets.in(getClass());
    }

    void cost(String value) {
      price = value;
    }

    @PactVerifyProvider("a price")
    String message() {
      return "{\"price\": %s}".formatted(price);
    }
  }

  /** Does all that is expected. */
  @Provider("shop")
  static class Good extends Base {

    @State("something costs something")
    void costs() {
      cost("890");
    }

    @State("something is free")
    void free() {
      cost("0");
    }
  }

  /** Says the price as text, where a number is expected. */
  @Provider("shop")
  static class Broken extends Base {

    @State("something costs something")
    void costs() {
      cost("\"8.90 EUR\"");
    }

    @State("something is free")
    void free() {
      cost("0");
    }
  }

  /** Does not know one of the states. */
  @Provider("shop")
  static class Forgetful extends Base {

    @State("something costs something")
    void costs() {
      cost("890");
    }
  }

  /** Leaves out what it does not like. */
  @Provider("shop")
  @PactFilter("something costs something")
  static class Choosy extends Good {}
}
