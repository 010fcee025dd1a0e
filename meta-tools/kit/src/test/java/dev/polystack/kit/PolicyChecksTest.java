package dev.polystack.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

class PolicyChecksTest {

  private static final Map<String, Object> ASKED =
      Map.of("env", "test", "project", "shop", "policyChecks", true);

  /** As {@code cdk synth -c policyChecks=true} has it. */
  private static final Map<String, Object> ASKED_IN_WORDS =
      Map.of("env", "test", "project", "shop", "policyChecks", "true");

  private static final Map<String, Object> NOT_ASKED = Map.of("env", "test", "project", "shop");
  private static final Suppression DOCUMENTS =
      Suppression.of("AwsSolutions-IAM5", "the path of a document ends with its id")
          .onlyOf("/_doc/*");

  /** A stack whose one role may read everything below some paths. */
  private static final class ReaderStack extends ServiceStack {
    ReaderStack(ServiceApp app, Consumer<Role> then, String... paths) {
      super(app, "reader", "Reads.");
      Role role =
          Role.Builder.create(this, "Role")
              .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
              .build();
      for (String path : paths) {
        role.addToPolicy(
            PolicyStatement.Builder.create()
                .actions(List.of("es:ESHttpGet"))
                .resources(List.of("arn:aws:es:eu-west-1:111122223333:domain/d" + path))
                .build());
      }
      then.accept(role);
    }
  }

  private static List<String> findings(
      Map<String, Object> context, Consumer<Role> then, String... paths) {
    ServiceApp app = ServiceApp.forTest("store", Path.of(""), context);
    return Annotations.fromStack(new ReaderStack(app, then, paths))
        .findError("*", Match.anyValue())
        .stream()
        .map(found -> String.valueOf(found.getEntry().getData()))
        .map(text -> text.substring(0, text.indexOf("]: ") + 1))
        .toList();
  }

  @Test
  void aWildcard_isAFinding_whereChecksAreAskedFor() {
    assertThat(findings(ASKED, role -> {}, "/orders/*"))
        .containsExactly(
            "AwsSolutions-IAM5[Resource::arn:aws:es:eu-west-1:111122223333:domain/d/orders/*]");
    assertThat(findings(ASKED_IN_WORDS, role -> {}, "/orders/*")).hasSize(1);
    assertThat(findings(NOT_ASKED, role -> {}, "/orders/*")).isEmpty();
  }

  @Test
  void aSuppression_isForItsFindingAlone() {
    assertThat(findings(ASKED, DOCUMENTS::on, "/products/_doc/*", "/orders/*"))
        .singleElement()
        .asString()
        .endsWith("/orders/*]");
  }

  @Test
  void severalSuppressionsOfOneResource_countTogether() {
    Suppression orders = Suppression.of("AwsSolutions-IAM5", "all orders").onlyOf("/orders/*");

    assertThat(
            findings(
                ASKED,
                role -> {
                  DOCUMENTS.on(role);
                  orders.on(role);
                },
                "/products/_doc/*",
                "/orders/*"))
        .isEmpty();
  }

  @Test
  void aSuppression_ofNothing_isRefused() {
    ServiceApp app = ServiceApp.forTest("store", Path.of(""), NOT_ASKED);
    ReaderStack stack = new ReaderStack(app, role -> {});
    Construct empty = new Construct(stack, "empty");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.on(empty))
        .withMessageContaining("shop-test-store-reader/empty has no resource")
        .withMessageContaining("AwsSolutions-IAM5");
  }
}
