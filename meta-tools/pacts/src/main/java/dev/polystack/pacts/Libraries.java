package dev.polystack.pacts;

/**
 * By which libraries a module takes part in pacts, as {@code group:artifact}. Nobody lists the
 * modules: they are those that build with one of these.
 */
public final class Libraries {

  /** With it tests write pacts. */
  public static final String FOR_CONSUMERS = "au.com.dius.pact.consumer:junit5";

  /** With it tests verify pacts. */
  public static final String FOR_PROVIDERS = "dev.polystack:polystack-pacts-junit";

  private Libraries() {}
}
