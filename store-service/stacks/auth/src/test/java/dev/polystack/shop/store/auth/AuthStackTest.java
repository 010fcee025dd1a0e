package dev.polystack.shop.store.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.polystack.kit.ServiceApp;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class AuthStackTest {

  private static final Map<String, Object> PRODUCTION =
      Map.of("env", "prod", "environments", Map.of("prod", Map.of("production", true)));

  private static final Template TEMPLATE = template(Map.of("env", "test"));

  private static Template template(Map<String, Object> context) {
    return Template.fromStack(
        new AuthStack(ServiceApp.forTest("store", Path.of("../.."), context)));
  }

  @Test
  void theTemplate_isTheSameEveryTime() {
    assertThat(template(Map.of("env", "test")).toJSON()).hasToString(TEMPLATE.toJSON().toString());
  }

  @Test
  void customers_signUpByThemselves_withAnAddressThatTheyConfirm() {
    TEMPLATE.hasResourceProperties(
        "AWS::Cognito::UserPool",
        Map.of(
            "AdminCreateUserConfig", Map.of("AllowAdminCreateUserOnly", false),
            "UsernameAttributes", List.of("email"),
            "AutoVerifiedAttributes", List.of("email"),
            "UsernameConfiguration", Map.of("CaseSensitive", false)));
  }

  @Test
  void customers_recoverTheirAccountByMailAlone() {
    TEMPLATE.hasResourceProperties(
        "AWS::Cognito::UserPool",
        Map.of(
            "AccountRecoverySetting",
            Map.of(
                "RecoveryMechanisms", List.of(Map.of("Name", "verified_email", "Priority", 1)))));
  }

  @Test
  void tokens_areGoodForAnHour_andRenewedForAMonth() {
    TEMPLATE.hasResourceProperties(
        "AWS::Cognito::UserPoolClient",
        Map.of(
            "IdTokenValidity", 60,
            "AccessTokenValidity", 60,
            "RefreshTokenValidity", 30 * 24 * 60));
  }

  @Test
  void mail_isSentBySes_whereTheContextSaysFromWhom() {
    Map<String, Object> context = new HashMap<>(PRODUCTION);
    context.put("mailFrom", Map.of("prod", "no-reply@shop.example"));
    AuthStack stack = new AuthStack(ServiceApp.forTest("store", Path.of("../.."), context));

    Template.fromStack(stack)
        .hasResourceProperties(
            "AWS::Cognito::UserPool",
            Map.of(
                "EmailConfiguration",
                Map.of(
                    "EmailSendingAccount",
                    "DEVELOPER",
                    "From",
                    "no-reply@shop.example",
                    "SourceArn",
                    Map.of(
                        "Fn::Join",
                        List.of(
                            "",
                            List.of(
                                "arn:",
                                Map.of("Ref", "AWS::Partition"),
                                ":ses:",
                                Map.of("Ref", "AWS::Region"),
                                ":",
                                Map.of("Ref", "AWS::AccountId"),
                                ":identity/shop.example"))))));
    Annotations.fromStack(stack).hasNoWarning("*", Match.stringLikeRegexp("50 mails a day"));
  }

  @Test
  void mail_inProductionWithoutSes_isWarnedOf() {
    Annotations.fromStack(new AuthStack(ServiceApp.forTest("store", Path.of("../.."), PRODUCTION)))
        .hasWarning("*", Match.stringLikeRegexp("50 mails a day"));
  }

  @Test
  void mail_fromWhatIsNoAddress_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> template(Map.of("env", "test", "mailFrom", Map.of("test", "the shop"))))
        .withMessageContaining("'the shop'");
  }

  @Test
  void mail_ofAContextThatNamesNoEnvironments_isRefusedAndShowsOneThatDoes() {
    assertThatIllegalStateException()
        .isThrownBy(() -> template(Map.of("env", "test", "mailFrom", "no-reply@shop.example")))
        .withMessageContaining("{\"prod\": \"no-reply@shop.example\"}");
  }

  @Test
  void passwords_areLongAndMixed() {
    TEMPLATE.hasResourceProperties(
        "AWS::Cognito::UserPool",
        Map.of(
            "Policies",
            Map.of(
                "PasswordPolicy",
                Match.objectLike(
                    Map.of(
                        "MinimumLength", 12,
                        "RequireLowercase", true,
                        "RequireUppercase", true,
                        "RequireNumbers", true,
                        "RequireSymbols", true)))));
  }

  @Test
  void theClient_hasNoOAuthFlow_noSecret_andDoesNotTellWhoExists() {
    TEMPLATE.hasResourceProperties(
        "AWS::Cognito::UserPoolClient",
        Map.of(
            "AllowedOAuthFlowsUserPoolClient",
            false,
            "AllowedOAuthFlows",
            Match.absent(),
            "GenerateSecret",
            false,
            "PreventUserExistenceErrors",
            "ENABLED",
            "ExplicitAuthFlows",
            List.of(
                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
  }

  @Test
  void poolAndClient_arePublished() {
    TEMPLATE.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/store/auth/user-pool-id"));
    TEMPLATE.hasResourceProperties(
        "AWS::SSM::Parameter", Map.of("Name", "/shop/test/store/auth/client-id"));
  }

  @Test
  void customers_outliveTheirStackInProductionOnly() {
    template(PRODUCTION)
        .hasResource(
            "AWS::Cognito::UserPool",
            Map.of(
                "DeletionPolicy",
                "RetainExceptOnCreate",
                "Properties",
                Match.objectLike(Map.of("DeletionProtection", "ACTIVE"))));
    TEMPLATE.hasResource("AWS::Cognito::UserPool", Map.of("DeletionPolicy", "Delete"));
  }
}
