package dev.polystack.kit;

/** What an environment is for. */
public enum Purpose {
  /** People try things, with data that they made up. */
  DEVELOPMENT,
  /** Neither: a release is tried as it will run, maybe with data that resemble real ones. */
  STAGING,
  /** Mocks must never reach it, and data must outlive its stack. */
  PRODUCTION
}
