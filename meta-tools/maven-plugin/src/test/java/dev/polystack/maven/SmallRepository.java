package dev.polystack.maven;

import dev.polystack.pacts.Pact;
import dev.polystack.pacts.Results;
import dev.polystack.pacts.Verification;
import dev.polystack.pacts.VerifiedCode;
import dev.polystack.workspace.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A service in a repository of its own, a snapshot on the branch main: a module whose tests write
 * or verify pacts, another one, and a CDK app with one stack. What tests and app would write lies
 * there written, and the build puts it in its place when they would.
 *
 * @param environment into which it is deployed
 */
record SmallRepository(Path folder, String service, String environment) {

  /**
   * Makes it.
   *
   * @param folder whose name is the service's
   * @param isProvider whether its module {@code pacts} verifies others' pacts
   * @param modules in the order of the build
   */
  static SmallRepository create(
      Path folder, String environment, boolean isProvider, String... modules)
      throws IOException, InterruptedException {
    SmallRepository repository =
        new SmallRepository(folder, String.valueOf(folder.getFileName()), environment);
    repository.write("pom.xml", ROOT.formatted(repository.service, tags("module", modules)));
    for (String module : modules) {
      repository.write(
          module + "/pom.xml",
          MODULE.formatted(
              repository.service,
              module,
              isProvider && module.equals("pacts") ? FETCH.formatted(repository.service) : "",
              module.equals("pacts") ? (isProvider ? PROVIDER : CONSUMER) : ""));
    }
    Files.createDirectories(folder.resolve("pacts/target/classes"));
    repository.write(".gitignore", "target/\n");
    repository.write(
        "cdk.json",
        """
        {"app": "mkdir -p $CDK_OUTDIR && cp assembly/* $CDK_OUTDIR && printenv CDK_CONTEXT_JSON >$CDK_OUTDIR/context.json",
         "context": {"project": "it"}}
        """);
    repository.write("assembly/polystack.json", repository.fill(ASSEMBLY));
    repository.write("assembly/manifest.json", repository.fill(MANIFEST));
    repository.deploys("\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}");
    Git.in(folder).need("init", "--quiet", "--initial-branch", "main");
    return repository;
  }

  /** The name of its stack. */
  String stack() {
    return "it-%s-%s-one".formatted(environment, service);
  }

  /** What its stack has from now on. */
  void deploys(String resources) throws IOException {
    write("assembly/one.template.json", "{\"Resources\": {%s}}".formatted(resources));
  }

  /** What its tests will write that it expects of another service. */
  void expects(String provider, String... descriptions) throws IOException {
    writes(service, provider, descriptions);
  }

  /** What its tests will write that something expects which is built here, too. */
  void isBuiltWithTheClient(String client, String provider) throws IOException {
    writes(client, provider, "anything");
  }

  private void writes(String consumer, String provider, String... descriptions) throws IOException {
    write(
        "pacts/src/test/pacts/%s-%s.json".formatted(consumer, provider),
        """
        {"consumer": {"name": "%s"}, "provider": {"name": "%s"}, "interactions": [%s],
         "metadata": {"pactSpecification": {"version": "4.0"}}}
        """
            .formatted(
                consumer,
                provider,
                Arrays.stream(descriptions)
                    .map(
                        "{\"type\": \"Asynchronous/Messages\", \"description\": \"%s\"}"::formatted)
                    .collect(Collectors.joining(","))));
  }

  /** What its tests will find out about some of what another service expects. */
  void finds(SmallRepository consumer, boolean passed, String... descriptions) throws IOException {
    Path pact =
        consumer.folder.resolve(
            "pacts/src/test/pacts/%s-%s.json".formatted(consumer.service, service));
    List<Verification> verifications =
        Pact.read(pact).interactions().stream()
            .filter(each -> List.of(descriptions).contains(each.description()))
            .map(
                each ->
                    new Verification(
                        consumer.service,
                        each.description(),
                        each.digest(),
                        passed,
                        passed ? "" : "$.price is missing"))
            .toList();
    VerifiedCode code = new VerifiedCode(List.of("target/classes"));
    Path module = folder.resolve("pacts");
    code.write(module);
    new Results(service, "1.0-SNAPSHOT", code.digest(module), verifications)
        .write(folder.resolve("pacts/src/test/pact-results/%s.json".formatted(service)));
  }

  /** Commits everything. */
  void commit() throws InterruptedException {
    Git git = Git.in(folder);
    git.need("add", "--all");
    git.need(
        "-c",
        "user.name=Somebody",
        "-c",
        "user.email=somebody@example.com",
        "commit",
        "--quiet",
        "--message",
        "Change");
  }

  /** As a broker has to call what is committed. */
  String version() throws InterruptedException {
    return "1.0-SNAPSHOT+" + Git.in(folder).need("rev-parse", "HEAD").substring(0, 12);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  private String fill(String template) {
    return template
        .replace("ENVIRONMENT", environment)
        .replace("SERVICE", service)
        .replace("STACK", stack());
  }

  private static String tags(String tag, String... texts) {
    return Arrays.stream(texts)
        .map(text -> "<%1$s>%2$s</%1$s>".formatted(tag, text))
        .collect(Collectors.joining());
  }

  private static final String ROOT =
      """
      <project><modelVersion>4.0.0</modelVersion>
      <groupId>it</groupId><artifactId>%s</artifactId><version>1.0-SNAPSHOT</version>
      <packaging>pom</packaging><modules>%s</modules>
      <properties><maven.deploy.skip>true</maven.deploy.skip>
        <maven.install.skip>true</maven.install.skip></properties>
      <build><plugins><plugin><groupId>dev.polystack</groupId>
        <artifactId>polystack-maven-plugin</artifactId><version>${plugin.version}</version>
        <executions><execution><id>environment</id><goals><goal>synth</goal><goal>deploy</goal></goals>
        </execution></executions></plugin></plugins></build>
      </project>
      """;

  private static final String MODULE =
      """
      <project><modelVersion>4.0.0</modelVersion>
      <parent><groupId>it</groupId><artifactId>%1$s</artifactId><version>1.0-SNAPSHOT</version></parent>
      <artifactId>%1$s-%2$s</artifactId><packaging>pom</packaging>
      <dependencies>%4$s</dependencies>
      <build><plugins>
        <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version>
          <executions><execution><phase>test</phase><goals><goal>copy-resources</goal></goals>
            <configuration><outputDirectory>target</outputDirectory><resources><resource>
              <directory>src/test</directory></resource></resources></configuration>
          </execution></executions></plugin>
        %3$s
      </plugins></build>
      </project>
      """;

  private static final String CONSUMER =
      """
      <dependency><groupId>au.com.dius.pact.consumer</groupId>
        <artifactId>junit5</artifactId><version>1</version></dependency>
      """;

  private static final String PROVIDER =
      """
      <dependency><groupId>dev.polystack</groupId>
        <artifactId>polystack-pacts-junit</artifactId><version>1</version></dependency>
      """;

  private static final String FETCH =
      """
      <plugin><groupId>dev.polystack</groupId><artifactId>polystack-maven-plugin</artifactId>
        <executions><execution><goals><goal>fetch-pacts</goal></goals>
          <configuration><provider>%s</provider>
            <consumers><consumer>it:any</consumer></consumers></configuration></execution></executions></plugin>
      """;

  private static final String ASSEMBLY =
      """
      {"project": "it", "service": "SERVICE", "environment": "ENVIRONMENT", "production": false,
       "stacks": [{"name": "one", "stackName": "STACK", "template": "one.template.json",
        "mock": false, "folder": "stacks/one", "description": "", "publishes": [],
        "consumes": [], "functions": [], "code": []}]}
      """;

  private static final String MANIFEST =
      """
      {"version": "36.0.0", "artifacts": {"STACK": {"type": "aws:cloudformation:stack",
        "environment": "aws://unknown-account/unknown-region",
        "properties": {"templateFile": "one.template.json"}}}}
      """;
}
