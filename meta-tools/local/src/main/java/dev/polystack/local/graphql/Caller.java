package dev.polystack.local.graphql;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;

/**
 * Who asks, and with which headers.
 *
 * @param headers names in lower case
 */
record Caller(JWTClaimsSet claims, Map<String, String> headers) {}
