package io.emprops.assets.adapter.out.s3;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/**
 * In a native image, in place of the S3 client's checksums that need Amazon's native runtime (CRT).
 * That runtime is no part of ours; its classes would be looked for when the image is built.
 */
@SuppressWarnings("DoNotCallSuggester")
@TargetClass(className = "software.amazon.awssdk.checksums.internal.ChecksumProvider")
final class ChecksumsWithoutCrt {
  private ChecksumsWithoutCrt() {}

  @Substitute
  static SdkChecksum createCrtCrc32C() {
    throw new UnsupportedOperationException("the checksum CRC32C is not part of this executable");
  }

  @Substitute
  static SdkChecksum crc64NvmeCrtImplementation() {
    throw new UnsupportedOperationException(
        "the checksum CRC64NVME is not part of this executable");
  }

  @Substitute
  static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
    throw new UnsupportedOperationException(
        "the checksum %s is not part of this executable".formatted(algorithm.algorithmId()));
  }
}
