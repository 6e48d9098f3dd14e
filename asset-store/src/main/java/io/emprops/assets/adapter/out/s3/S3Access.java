package io.emprops.assets.adapter.out.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where the bucket is and who asks.
 *
 * @param endpoint of a server other than Amazon's
 * @param keys whom the server knows; else what the environment, a profile or the machine's role
 *     says
 */
public record S3Access(
    Optional<URI> endpoint, String region, boolean pathStyle, Optional<Keys> keys) {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** A pair of keys, of which the second is told to nobody. */
  public record Keys(String access, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Keys[" + access + "]";
    }
  }

  /** A client with this access. Nothing is asked before its first call. */
  public S3Client client() {
    var builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
            .region(Region.of(region))
            .credentialsProvider(credentials())
            // Other servers know no checksums but those that a call needs.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .forcePathStyle(pathStyle);
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private AwsCredentialsProvider credentials() {
    return keys.<AwsCredentialsProvider>map(
            pair ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(pair.access(), pair.secret())))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }
}
