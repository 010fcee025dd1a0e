package dev.polystack.local.search;

import com.sun.net.httpserver.Headers;
import dev.polystack.local.Cloud;
import dev.polystack.local.functions.Session;
import dev.polystack.local.functions.Sessions;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Says who may do what with a search domain: whoever has signed for it just now, and may. */
final class Authorizer {

  private final Cloud cloud;
  private final Sessions sessions;
  private final Permissions permissions;
  private final Clock clock;

  Authorizer(Cloud cloud, Sessions sessions, Permissions permissions, Clock clock) {
    this.cloud = cloud;
    this.sessions = sessions;
    this.permissions = permissions;
    this.clock = clock;
  }

  /** Why the caller may not do this, as AWS words it; empty if it may. */
  Optional<String> refusal(String method, URI uri, Headers headers, byte[] body) {
    Optional<SignatureV4> signature = SignatureV4.of(headers);
    if (signature.isEmpty() || !signature.get().service().equals("es")) {
      return Optional.of("User: anonymous is not authorized to perform: " + action(method));
    }
    Instant now = clock.instant();
    String key = signature.get().accessKeyId();
    boolean root = key.equals(cloud.accessKeyId());
    Optional<Session> session = sessions.byAccessKey(key);
    if (!root && session.isEmpty()) {
      return Optional.of("The security token included in the request is invalid.");
    }
    if (session.isPresent() && !now.isBefore(session.get().expiration())) {
      return Optional.of("The security token included in the request is expired");
    }
    if (!signature.get().isFrom(now, headers)) {
      return Optional.of("Signature expired: it is now " + now);
    }
    String secret = session.map(Session::secretAccessKey).orElse(cloud.secretAccessKey());
    if (!signature.get().isMadeWith(secret, method, uri, headers, body)) {
      return Optional.of(
          "The request signature we calculated does not match the signature you provided.");
    }
    if (root || permissions.allows(session.get().roleArn(), action(method), uri.getPath())) {
      return Optional.empty();
    }
    return Optional.of(
        "User: %s is not authorized to perform: %s on %s"
            .formatted(session.get().roleArn(), action(method), uri.getPath()));
  }

  private static String action(String method) {
    return "es:ESHttp" + method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
  }
}
