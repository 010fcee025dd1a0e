package dev.polystack.local.search;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request's signature, as its Authorization header gives it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 *     Create a signed AWS API request</a>
 */
record SignatureV4(
    String accessKeyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {

  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8})/([^/]+)/([^/]+)/aws4_request,\\s*"
              + "SignedHeaders=([^,;]+(?:;[^,;]+)*),\\s*Signature=([0-9a-f]{64})");

  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  static Optional<SignatureV4> of(Headers headers) {
    String header = headers.getFirst("Authorization");
    Matcher matcher = HEADER.matcher(header == null ? "" : header);
    return matcher.matches()
        ? Optional.of(
            new SignatureV4(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                List.of(matcher.group(5).split(";")),
                matcher.group(6)))
        : Optional.empty();
  }

  /** Whether it was made now, give or take the minutes that AWS allows for clocks. */
  boolean isFrom(Instant now, Headers headers) {
    try {
      Instant signed = TIME.parse(value(headers, "x-amz-date"), Instant::from);
      return Duration.between(signed, now).abs().compareTo(SKEW) <= 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Whether whoever signed this very request knows the secret. */
  boolean isMadeWith(String secretAccessKey, String method, URI uri, Headers headers, byte[] body) {
    String canonical =
        String.join(
            "\n",
            method,
            path(uri),
            query(uri),
            signedHeaders.stream()
                .map(name -> name + ":" + value(headers, name) + "\n")
                .collect(Collectors.joining()),
            String.join(";", signedHeaders),
            sha256(body));
    String scope = String.join("/", date, region, service, "aws4_request");
    String text =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            value(headers, "x-amz-date"),
            scope,
            sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    byte[] key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(date, region, service, "aws4_request")) {
      key = hmac(key, part);
    }
    byte[] expected = HexFormat.of().formatHex(hmac(key, text)).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
  }

  /** Every service but S3 normalizes the path and encodes it once more than it was sent. */
  private static String path(URI uri) {
    String path = uri.normalize().getRawPath();
    return path.isEmpty()
        ? "/"
        : Arrays.stream(path.split("/", -1))
            .map(segment -> encode(segment))
            .collect(Collectors.joining("/"));
  }

  /** Sorted by name, then by value: "=" would come after the digits of a longer name. */
  private static String query(URI uri) {
    return uri.getRawQuery() == null
        ? ""
        : Arrays.stream(uri.getRawQuery().split("&"))
            .map(each -> each.split("=", 2))
            .sorted(
                Comparator.<String[], String>comparing(each -> each[0])
                    .thenComparing(SignatureV4::queryValue))
            .map(each -> each[0] + "=" + queryValue(each))
            .collect(Collectors.joining("&"));
  }

  private static String queryValue(String[] parameter) {
    return parameter.length == 2 ? parameter[1] : "";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String value(Headers headers, String name) {
    List<String> values = headers.getOrDefault(canonicalName(name), List.of());
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  /** As the JDK's server keeps names: first letter upper case, the rest lower case. */
  private static String canonicalName(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
