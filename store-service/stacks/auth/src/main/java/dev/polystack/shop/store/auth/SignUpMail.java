package dev.polystack.shop.store.auth;

import dev.polystack.kit.ServiceStack;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cognito.UserPoolEmail;
import software.amazon.awscdk.services.cognito.UserPoolSESOptions;

/**
 * Who sends the mail by which customers confirm their address. Cognito does so 50 times a day at
 * most; SES, from a domain that is verified there, as often as the account may.
 *
 * <p>The CDK context {@value #CONTEXT} says it by environment: {@code {"prod":
 * "no-reply@shop.example"}}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html">
 *     Email settings for user pools</a>
 */
final class SignUpMail {

  private static final String CONTEXT = "mailFrom";

  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@([a-z0-9-]+(?:\\.[a-z0-9-]+)+)");

  private SignUpMail() {}

  /**
   * SES as the sender in the stack's environment; empty for Cognito, in production with a warning.
   *
   * @throws IllegalStateException if the context says something else than addresses
   */
  static Optional<UserPoolEmail> of(ServiceStack stack) {
    Object all = stack.getNode().tryGetContext(CONTEXT);
    if (all != null && !(all instanceof Map)) {
      throw new IllegalStateException(
          "the context value %s has to be an object such as {\"prod\": \"no-reply@shop.example\"}, not %s"
              .formatted(CONTEXT, all));
    }
    String environment = stack.target().name();
    if (all instanceof Map<?, ?> addresses && addresses.get(environment) != null) {
      return Optional.of(bySes(environment, String.valueOf(addresses.get(environment))));
    }
    if (stack.target().production()) {
      Annotations.of(stack)
          .addWarningV2(
              "store:signUpMail",
              "Cognito sends 50 mails a day at most, then nobody can sign up in %s: write \"%s\": {\"%s\": \"ADDRESS\"} into the context of cdk.json, with a domain that is verified in SES"
                  .formatted(environment, CONTEXT, environment));
    }
    return Optional.empty();
  }

  private static UserPoolEmail bySes(String environment, String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new IllegalStateException(
          "the context value %s says '%s' for %s, which is no mail address"
              .formatted(CONTEXT, address, environment));
    }
    return UserPoolEmail.withSES(
        UserPoolSESOptions.builder()
            .fromEmail(address)
            .sesVerifiedDomain(parts.group(1))
            .sesRegion(Aws.REGION)
            .build());
  }
}
