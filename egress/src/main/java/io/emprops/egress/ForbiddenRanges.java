package io.emprops.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The addresses that no job may reach unless the operator allows it, and what they are. */
final class ForbiddenRanges {
  private static final int NAT64_BYTES = 12;

  private final List<Range> ranges =
      List.of(
          range("0.0.0.0/8", "this network"),
          range("10.0.0.0/8", "private"),
          range("100.64.0.0/10", "shared by a carrier"),
          range("127.0.0.0/8", "loopback"),
          range("168.63.129.16/32", "cloud metadata"),
          range("169.254.169.254/32", "cloud metadata"),
          range("169.254.0.0/16", "link-local"),
          range("172.16.0.0/12", "private"),
          range("192.0.0.0/24", "reserved"),
          range("192.0.2.0/24", "documentation"),
          range("192.88.99.0/24", "reserved"),
          range("192.168.0.0/16", "private"),
          range("198.18.0.0/15", "benchmarking"),
          range("198.51.100.0/24", "documentation"),
          range("203.0.113.0/24", "documentation"),
          range("224.0.0.0/4", "multicast"),
          range("240.0.0.0/4", "reserved"),
          range("::1/128", "loopback"),
          range("::/96", "unspecified or IPv4-compatible"),
          range("::ffff:0:0:0/96", "IPv4-translated"),
          range("64:ff9b:1::/48", "private"),
          range("100::/64", "discarded"),
          range("100:0:0:1::/64", "dummy"),
          range("2001::/23", "tunnel or reserved"),
          range("2001:db8::/32", "documentation"),
          range("2002::/16", "tunnel"),
          range("3fff::/20", "documentation"),
          range("5f00::/16", "reserved"),
          range("fc00::/7", "unique-local"),
          range("fe80::/10", "link-local"),
          range("fec0::/10", "site-local"),
          range("ff00::/8", "multicast"));
  private final Range nat64 = range("64:ff9b::/96", "translated");

  /** What makes the address forbidden, if anything does. */
  Optional<String> kindOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address && nat64.holds(bytes)) {
      return kindOf(of(Arrays.copyOfRange(bytes, NAT64_BYTES, bytes.length)));
    }
    return ranges.stream().filter(range -> range.holds(bytes)).map(Range::kind).findFirst();
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address of 4 or 16 bytes", e);
    }
  }

  private static Range range(String cidr, String kind) {
    int slash = cidr.indexOf('/');
    byte[] network = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
    return new Range(network, Integer.parseInt(cidr.substring(slash + 1)), kind);
  }

  /** All addresses whose first bits are these. */
  private static final class Range {
    private final byte[] network;
    private final int bits;
    private final String kind;

    Range(byte[] network, int bits, String kind) {
      this.network = network;
      this.bits = bits;
      this.kind = kind;
    }

    String kind() {
      return kind;
    }

    boolean holds(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
