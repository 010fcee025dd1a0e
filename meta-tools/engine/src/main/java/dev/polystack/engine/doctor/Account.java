package dev.polystack.engine.doctor;

import dev.polystack.engine.cloud.Aws;
import dev.polystack.engine.cloud.Target;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who we are in an environment's account, and whether the CDK can deploy there. */
record Account(Target target) implements Examination {

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Finding credentials = credentials();
    findings.add(credentials);
    if (credentials.good()) {
      findings.add(bootstrap());
    }
    return findings;
  }

  private Finding credentials() {
    try (StsClient sts = Aws.client(target, StsClient.builder())) {
      GetCallerIdentityResponse caller = sts.getCallerIdentity();
      return Finding.good(
          "credentials", "account %s as %s".formatted(caller.account(), caller.arn()));
    } catch (SdkClientException e) {
      return Finding.bad(
          "credentials",
          "%s Set AWS_PROFILE and AWS_REGION, or sign in (`aws sso login`)."
              .formatted(firstSentence(e)));
    } catch (SdkException e) {
      return Finding.bad(
          "credentials", "are refused: %s Sign in again.".formatted(firstSentence(e)));
    }
  }

  private Finding bootstrap() {
    try (CloudFormationClient client = Aws.client(target, CloudFormationClient.builder())) {
      String status =
          client
              .describeStacks(request -> request.stackName("CDKToolkit"))
              .stacks()
              .get(0)
              .stackStatusAsString();
      return status.matches("(CREATE|UPDATE)_COMPLETE")
          ? Finding.good("CDK bootstrap", "done")
          : Finding.bad(
              "CDK bootstrap",
              "the stack CDKToolkit is %s: mend it in CloudFormation".formatted(status));
    } catch (CloudFormationException e) {
      return Finding.bad(
          "CDK bootstrap",
          "is not done in this account and region: `meta deploy --env %s` does it"
              .formatted(target.environment()));
    }
  }

  private static String firstSentence(SdkException e) {
    String all = String.valueOf(e.getMessage());
    // The SDK goes on with every provider that it asked, by its class.
    return all.split(" software\\.|: \\[|\\(|\n", 2)[0].strip() + ".";
  }
}
