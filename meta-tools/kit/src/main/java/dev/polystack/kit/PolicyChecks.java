package dev.polystack.kit;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import software.amazon.awscdk.Aspects;
import software.constructs.IConstruct;

/**
 * Holds an app's resources against the rules of cdk-nag's pack "AWS Solutions": encryption, logs,
 * wildcards in permissions. What breaks one becomes an error on its resource, which fails a
 * pipeline's synthesis. Loading the rules takes two seconds, so a deployment from a workspace does
 * without.
 *
 * @see <a href="https://github.com/cdklabs/cdk-nag/blob/main/RULES.md">The rules</a>
 */
final class PolicyChecks {

  /** The CDK context that asks for them: true, or as text from a command line. */
  private static final String CONTEXT = "policyChecks";

  private PolicyChecks() {}

  static void addIfAsked(IConstruct app) {
    if (String.valueOf(app.getNode().tryGetContext(CONTEXT)).equals("true")) {
      Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).reports(false).build());
    }
  }
}
