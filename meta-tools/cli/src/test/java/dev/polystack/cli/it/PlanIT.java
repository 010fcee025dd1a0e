package dev.polystack.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.polystack.cli.PseudoTerminal;
import dev.polystack.cli.it.MetaProcess.Ended;
import dev.polystack.engine.cloud.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meta plan}, and {@code meta deploy} of exactly that. */
class PlanIT {

  private static final int NOTHING = 0;
  private static final int CHANGES = 3;
  private static final String LISTS = "lists";
  private static final String LOSS = "AWS::DynamoDB::Table Table is replaced";

  private final String project =
      "n" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);

  @TempDir private Path root;
  private PriceStacks stacks;
  private MetaProcess meta;
  private String plan;

  @BeforeEach
  void begin() throws IOException {
    stacks = new PriceStacks(root, new Target(project, Project.ENVIRONMENT, null));
    meta = new MetaProcess(root, project);
    plan = root.resolve("plan.json").toString();
  }

  @AfterEach
  void delete() {
    stacks.close();
  }

  @Test
  void plan_isDeployedAsItWasRead_andLosesDataOnlyWhenSomebodySaysSo() throws IOException {
    stacks.table(LISTS, "id");
    creates();
    refusesWhatChangedSince();
    isLoudOnALoss();
    asksForProduction();
  }

  private void creates() throws IOException {
    Ended first = meta.standardOutput("plan", "--json", "-o", plan);
    assertThat(first.status()).isEqualTo(CHANGES);
    assertThat(first.output()).isEqualTo(Files.readString(Path.of(plan)));
    JsonNode json = JsonMapper.builder().build().readTree(first.output());
    assertThat(json.path("changes").asBoolean()).isTrue();
    assertThat(json.path("dataLoss").asBoolean()).isFalse();
    assertThat(json.at("/plan/stacks").findValuesAsText("change"))
        .containsExactly("CREATE", "CREATE", "CREATE");
    assertThat(stacks.status(LISTS)).as("a plan changes nothing").isEqualTo("NONE");

    deploys("deploy", "--plan", plan);
    assertThat(stacks.deployed()).isEqualTo(stacks.wanted());

    Ended nothing = meta.run("plan");
    assertThat(nothing.output()).contains("Nothing to deploy: everything is as it should be.");
    assertThat(nothing.status()).isEqualTo(NOTHING);
  }

  /** And tells that another service's stack needs what is not marked as published. */
  private void refusesWhatChangedSince() throws IOException {
    stacks.change("offers", "1");
    stacks.needElsewhere("offers");
    Ended refused = meta.run("plan", "-o", plan);
    assertThat(refused.status()).isEqualTo(CHANGES);
    assertThat(refused.output())
        .contains("A DEPLOYMENT WILL BE REFUSED", "its visibility is SERVICE")
        .contains(
            "web/page consumes /%s/it/prices/offers/value of prices/offers".formatted(project));
    stacks.needNowhere();
    stacks.change("offers", "2");

    refuses("prices/offers would be deployed from something else", "deploy", "--plan", plan);
    assertThat(stacks.deployed()).containsEntry("offers", "0 of 0");
    stacks.change("offers", "0");
  }

  private void isLoudOnALoss() throws IOException {
    stacks.table(LISTS, "sku");
    Ended replaced = meta.run("plan", "-o", plan);
    assertThat(replaced.output())
        .contains(LOSS + "   !! LOSES ITS DATA !!", "!! DATA WILL BE LOST !!")
        .contains("!! prices/lists: " + LOSS + "; its UpdateReplacePolicy does not keep it");
    assertThat(replaced.status()).isEqualTo(CHANGES);

    refuses("This deployment loses data:\n  - prices/lists: " + LOSS, "deploy", "--plan", plan);
    assertThat(meta.run("plan").status()).as("nothing was deployed").isEqualTo(CHANGES);
    deploys("deploy", "--plan", plan, "--allow-data-loss");
  }

  private void asksForProduction() throws IOException {
    stacks.production(true);
    stacks.noTable(LISTS);
    assertThat(meta.run("plan").output())
        .contains("(production)", "AWS::DynamoDB::Table Table is deleted   !! LOSES ITS DATA !!")
        .contains("its DeletionPolicy does not keep it");

    refuses("--allow-data-loss", "deploy", "--yes");
    refuses("it is production, so somebody has to have read", "deploy", "--allow-data-loss");
    answers("n", 1, "Nothing was deployed.");
    answers("y", 0, "prices/lists");
    assertThat(meta.run("plan").status()).isEqualTo(NOTHING);
  }

  /** Somebody at a terminal is asked, and says this. */
  private void answers(String answer, int status, String outcome) {
    PseudoTerminal.assumeIsThere();
    String question = "Deploy this to it? [y/N] ";
    Ended ended = meta.onTerminal(question, answer + "\n", "deploy", "--allow-data-loss");
    assertThat(ended.output()).contains("(production)", question, outcome).doesNotContain("\tat ");
    assertThat(ended.status()).as(ended.output()).isEqualTo(status);
  }

  private void deploys(String... command) {
    Ended ended = meta.run(command);
    assertThat(ended.status()).as(ended.output()).isZero();
  }

  private void refuses(String reason, String... command) {
    Ended ended = meta.run(command);
    assertThat(ended.output()).contains(reason).doesNotContain("\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }
}
