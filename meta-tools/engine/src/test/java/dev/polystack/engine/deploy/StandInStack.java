package dev.polystack.engine.deploy;

/** A stack; what is in progress with it has come to its end when it was looked at so often. */
record StandInStack(String status, String source, String service, int looks, String next) {

  StandInStack now() {
    return !next.isEmpty() && looks <= 0 ? new StandInStack(next, source, service, 0, "") : this;
  }

  StandInStack lookedAt() {
    return looked(looks - 1);
  }

  StandInStack looked(int leftLooks) {
    return new StandInStack(status, source, service, leftLooks, next);
  }

  StandInStack of(String anyService) {
    return new StandInStack(status, source, anyService, looks, next);
  }

  /** What CloudFormation answers of it. */
  String xml(String name, boolean drifted) {
    return """
           <member><StackName>%s</StackName><StackId>%s</StackId><StackStatus>%s</StackStatus>
           <CreationTime>2026-11-02T09:30:00Z</CreationTime>
           <DriftInformation><StackDriftStatus>%s</StackDriftStatus></DriftInformation>
           <Tags>%s%s</Tags></member>
           """
        .formatted(
            name,
            name,
            status,
            drifted ? "DRIFTED" : "NOT_CHECKED",
            tag(DeployedStacks.FINGERPRINT, source),
            tag("polystack:service", service));
  }

  private static String tag(String key, String value) {
    return value.isEmpty()
        ? ""
        : "<member><Key>%s</Key><Value>%s</Value></member>".formatted(key, value);
  }
}
