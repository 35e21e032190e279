package com.cruddur.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token that signs in to RDS: an address that is signed by
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">version 4</a>.
 * Verified here from the description, not by AWS's code.
 *
 * @param host with the port
 */
public record IamToken(String host, Map<String, String> parameters) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HASH_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Reads a token. */
    public static IamToken parse(String text) {
        var address = URI.create("https://" + text);
        var parameters = Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (_, _) -> {
                            throw new IllegalArgumentException("A parameter stands twice in " + text);
                        },
                        TreeMap::new));
        return new IamToken(address.getRawAuthority(), parameters);
    }

    public String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    public Instant signed() {
        return TIME.parse(parameter("X-Amz-Date"), Instant::from);
    }

    public Duration lifetime() {
        return Duration.ofSeconds(Long.parseLong(parameter("X-Amz-Expires")));
    }

    /** Whether whoever signed it, for that region, had this key. */
    public boolean isSignedWith(String secretKey, String region) {
        var time = parameter("X-Amz-Date");
        var day = time.substring(0, 8);
        var scope = String.join("/", day, region, "rds-db", "aws4_request");
        var query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("X-Amz-Signature"))
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        var request = String.join("\n", "GET", "/", query, "host:" + host, "", "host", HASH_OF_NOTHING);
        var text = String.join("\n", ALGORITHM, time, scope, hash(request));
        var key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/", -1)) {
            key = sign(key, part);
        }
        return HexFormat.of().formatHex(sign(key, text)).equals(parameter("X-Amz-Signature"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sign(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
