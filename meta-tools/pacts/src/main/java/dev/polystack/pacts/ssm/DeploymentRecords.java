package dev.polystack.pacts.ssm;

import dev.polystack.pacts.Deployed;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The records of an environment's deployed services, a parameter each. */
public final class DeploymentRecords {

  private final SsmClient ssm;
  private final String project;
  private final String environment;

  /** The records of one environment. */
  public DeploymentRecords(SsmClient ssm, String project, String environment) {
    this.ssm = ssm;
    this.project = project;
    this.environment = environment;
  }

  /** Every record by the name of its service. */
  public Map<String, Deployed> all() {
    String prefix = "/%s/%s/".formatted(project, environment);
    Map<String, Deployed> records = new TreeMap<>();
    ssm.getParametersByPathPaginator(request -> request.path(prefix).recursive(true)).stream()
        .flatMap(page -> page.parameters().stream())
        .forEach(parameter -> read(prefix, parameter, records));
    return records;
  }

  private static void read(String prefix, Parameter parameter, Map<String, Deployed> records) {
    String[] names = parameter.name().substring(prefix.length()).split("/", -1);
    if (names.length == 2 && names[1].equals(Deployed.PARAMETER)) {
      records.put(names[0], Deployed.parse(parameter.name(), parameter.value()));
    }
  }

  /** Keeps what is deployed of a service from now on. */
  public void record(String service, Deployed deployed) {
    ssm.putParameter(
        request ->
            request
                .name(Deployed.path(project, environment, service))
                .description("Which version of %s is deployed".formatted(service))
                .type(ParameterType.STRING)
                .value(deployed.toJson())
                .overwrite(true));
  }

  /** Forgets a service of which nothing is deployed any more. */
  public void forget(String service) {
    ssm.deleteParameters(request -> request.names(Deployed.path(project, environment, service)));
  }
}
