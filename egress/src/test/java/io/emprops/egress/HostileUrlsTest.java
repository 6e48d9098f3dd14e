package io.emprops.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.emprops.egress.EgressGuard.Allowed;
import io.emprops.egress.EgressGuard.Denied;
import io.emprops.egress.EgressGuard.Malformed;
import io.emprops.egress.EgressGuard.Unresolved;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * URLs that mean harm, each refused for its own reason; and strange ones that mean none. In them
 * {@code \r}, {@code \n}, {@code \t} and {@code \0} stand for what they stand for in Java.
 */
class HostileUrlsTest {
  private static final String PUBLIC = "93.184.216.34";
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("public.test", PUBLIC),
          Map.entry("xn--bcher-kva.test", PUBLIC),
          Map.entry("x".repeat(63) + ".test", PUBLIC),
          Map.entry("0x7f.public.test", PUBLIC),
          Map.entry("2130706433.public.test", PUBLIC),
          Map.entry("10.0.0.1.nip.test", "10.0.0.1"),
          Map.entry("loopback.test", "127.0.0.1"),
          Map.entry("loopback6.test", "::1"),
          Map.entry("mapped.test", "::ffff:10.0.0.1"),
          Map.entry("nat64.test", "64:ff9b::a9fe:a9fe"),
          Map.entry("unique.test", "fd12:3456::1"),
          Map.entry("metadata.internal.test", "169.254.169.254"),
          Map.entry("xn--lcalhost-54a.test", "127.0.0.1"),
          Map.entry("localhost", "127.0.0.1"));

  /** Reads every literal, as lenient resolvers do: what it must not see is refused before. */
  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    String known = NAMES.get(host);
    if (known != null) {
      return List.of(InetAddress.ofLiteral(known));
    }
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      throw new UnknownHostException(host);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Addresses as they are, and inside others.
        "http://127.0.0.1/ | loopback",
        "http://127.0.0.1./ | loopback",
        "http://127.8.8.8:8080/ | loopback",
        "HTTP://127.0.0.1/ | loopback",
        "http://0.0.0.0/ | this network",
        "http://10.0.0.1:65535/ | private",
        "http://172.31.0.1/ | private",
        "http://192.168.0.1:443/ | private",
        "http://100.100.100.200/latest/meta-data | shared by a carrier",
        "http://169.254.169.254/latest/meta-data/ | cloud metadata",
        "http://169.254.170.2/v2/credentials | link-local",
        "http://168.63.129.16/machine | cloud metadata",
        "http://255.255.255.255/ | reserved",
        "http://[::1]/ | loopback",
        "http://[0:0:0:0:0:0:0:1]:8080/ | loopback",
        "http://[::]/ | unspecified or IPv4-compatible",
        "http://[::127.0.0.1]/ | unspecified or IPv4-compatible",
        "http://[::ffff:127.0.0.1]/ | loopback",
        "http://[::FFFF:7F00:1]/ | loopback",
        "http://[::ffff:169.254.169.254]/ | cloud metadata",
        "http://[::ffff:0:10.0.0.1]/ | IPv4-translated",
        "http://[64:ff9b::10.0.0.1]/ | private",
        "http://[64:ff9b::a9fe:a9fe]/ | cloud metadata",
        "http://[64:ff9b:1::a00:1]/ | private",
        "http://[2002:7f00:1::]/ | tunnel",
        "http://[2002:a9fe:a9fe::1]/ | tunnel",
        "http://[2001:0:7f00:1::]/ | tunnel or reserved",
        "http://[fd00:ec2::254]/ | unique-local",
        "http://[fe80::1]/ | link-local",
        "http://[ff02::1]/ | multicast",
        // Names that resolve to them.
        "http://localhost/ | loopback",
        "http://LOCALHOST./ | loopback",
        "http://loopback.test/ | loopback",
        "http://loopback6.test/ | loopback",
        "http://mapped.test/ | private",
        "http://nat64.test/ | cloud metadata",
        "http://unique.test/ | unique-local",
        "http://metadata.internal.test/computeMetadata/v1/ | cloud metadata",
        "http://10.0.0.1.nip.test/ | private",
        "http://xn--lcalhost-54a.test/ | loopback",
        // What follows the host does not hide it.
        "http://127.0.0.1#@public.test/ | loopback",
        "http://127.0.0.1?@public.test/ | loopback",
        "http://127.0.0.1/@public.test | loopback",
        // Ports that are not the web's.
        "http://public.test:22/ | not a web port",
        "http://public.test:25/ | not a web port",
        "https://public.test:1/ | not a web port",
        "http://public.test:0000022/ | cannot be read",
      })
  void refusesWhereItLeads(String url, String reason) {
    assertRefused(url, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Numbers that some resolvers take for an address, and others for another one.
        "http://2130706433/ | not an address of four",
        "http://0x7f000001/ | not an address of four",
        "http://0x7F.0.0.1/ | not an address of four",
        "http://127.0.0.0x1/ | not an address of four",
        "http://0177.0.0.1/ | not an address of four",
        "http://017700000001/ | not an address of four",
        "http://127.1/ | not an address of four",
        "http://127.0.1/ | not an address of four",
        "http://0/ | not an address of four",
        "http://127.0.0.01/ | not an address of four",
        "http://127.0.0.1.1/ | not an address of four",
        "http://256.0.0.1/ | not an address of four",
        "http://4294967297/ | not an address of four",
        "http://0x/ | not an address of four",
        "http://public.test.0x7f/ | not an address of four",
        // Letters and digits that are folded to others.
        "http://①②⑦.⓪.⓪.①/ | plain ASCII",
        "http://１２７.０.０.１/ | plain ASCII",
        "http://127。0。0。1/ | plain ASCII",
        "http://١٢٧.0.0.1/ | plain ASCII",
        "http://lｏcalhost/ | plain ASCII",
        "http://bücher.test/ | plain ASCII",
        "http://public.test／@127.0.0.1/ | no user name",
        "http://public.test％2f127.0.0.1/ | plain ASCII",
        "http://127%2e0.0.1/ | plain ASCII",
        "http://%31%32%37.0.0.1/ | plain ASCII",
        "http://public.test%00.loopback.test/ | plain ASCII",
        // Someone before the host.
        "http://user:pass@public.test/ | no user name",
        "http://public.test@127.0.0.1/ | no user name",
        "http://public.test:80@127.0.0.1:8080/ | no user name",
        "http://@127.0.0.1/ | no user name",
        "http://127.0.0.1%40public.test/ | plain ASCII",
        "http://public.test%23@127.0.0.1/ | no user name",
        "http://public.test\\@127.0.0.1/ | cannot be read",
        "http:\\\\127.0.0.1/ | cannot be read",
        // Interfaces, brackets, colons.
        "http://[fe80::1%25eth0]/ | network interface",
        "http://[fe80::1%eth0]/ | network interface",
        "http://[::1%251]/ | network interface",
        "http://[127.0.0.1]/ | Malformed IPv6 address",
        "http://[v1.7f000001]/ | cannot be read",
        "http://[::1/ | cannot be read",
        "http://::1/ | cannot be read",
        "http://[::1]public.test/ | cannot be read",
        "http://127.0.0.1:80:8080/ | cannot be read",
        "http://public.test:80a/ | cannot be read",
        "http://public.test:８０/ | cannot be read",
        "http://public.test:-80/ | cannot be read",
        "http://public.test:+80/ | cannot be read",
        "http://public.test:0/ | port must be",
        "http://public.test:65536/ | port must be",
        "http://public.test:99999/ | port must be",
        // Line ends and other invisible characters.
        "http://public.test/\\r\\nX-Evil: 1 | cannot be read",
        "http://public.test\\r\\nHost: 127.0.0.1/ | cannot be read",
        "http://public.test/?a=\\nb | cannot be read",
        "http://public\\t.test/ | cannot be read",
        "http://public.test\\0.loopback.test/ | cannot be read",
        "http://public.test/a b | cannot be read",
        // Hosts that are none.
        "http:///etc/passwd | no host",
        "http:// | cannot be read",
        "http://./ | no host",
        "http://../ | not a name",
        "http://.public.test/ | not a name",
        "http://public..test/ | not a name",
        "http://public.test../ | not a name",
        "http://-public.test/ | not a name",
        "http://public_test/ | not a name",
        "http://*.test/ | not a name",
        "http://a;b.test/ | not a name",
        "http://$(id).test/ | not a name",
        "http:public.test | no host",
        "http:/public.test | no host",
        "//public.test/ | must begin with",
        "/path | must begin with",
        "`` | must begin with",
        "public.test | must begin with",
        // Schemes that are none of the web's.
        "file:///etc/passwd | must begin with",
        "file://127.0.0.1/etc/passwd | must begin with",
        "ftp://public.test/ | must begin with",
        "gopher://127.0.0.1:6379/_FLUSHALL | must begin with",
        "dict://127.0.0.1:11211/stat | must begin with",
        "ldap://127.0.0.1/ | must begin with",
        "jar:http://public.test!/ | must begin with",
        "data:text/plain,hello | must begin with",
        "javascript:alert(1) | must begin with",
        "ws://public.test/ | must begin with",
        "unix:///var/run/docker.sock | must begin with",
        "http+unix://%2Fvar%2Frun%2Fdocker.sock/ | must begin with",
      })
  void refusesWhatCanBeReadInSeveralWays(String url, String reason) {
    assertRefused(url, reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {254, 300, 5_000, 20_000})
  void refusesHostsThatAreTooLong(int length) {
    String host = "a.".repeat(length / 2) + "test";

    assertRefused("http://" + host + "/", "longer than");
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 200})
  void refusesLabelsThatAreTooLong(int length) {
    assertRefused("http://" + "x".repeat(length) + ".test/", "not a name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://public.test | public.test | 80 | /",
        "https://public.test | public.test | 443 | /",
        "hTTps://PUBLIC.test./a | public.test | 443 | /a",
        "http://public.test:/ | public.test | 80 | /",
        "http://public.test:08080/ | public.test | 8080 | /",
        "http://xn--bcher-kva.test/ | xn--bcher-kva.test | 80 | /",
        "http://0x7f.public.test/ | 0x7f.public.test | 80 | /",
        "http://2130706433.public.test/ | 2130706433.public.test | 80 | /",
        "http://93.184.216.34:65535/ | 93.184.216.34 | 65535 | /",
        "http://[2606:2800:220:1::1]:8443/x | 2606:2800:220:1::1 | 8443 | /x",
        "http://[64:ff9b::93.184.216.34]/ | 64:ff9b::93.184.216.34 | 80 | /",
        "http://public.test#@127.0.0.1/ | public.test | 80 | /",
        "http://public.test?url=http://127.0.0.1/ | public.test | 80 | /?url=http://127.0.0.1/",
        "http://public.test/@127.0.0.1:80/ | public.test | 80 | /@127.0.0.1:80/",
        "http://public.test/..%2f..%2fetc?q=%0d%0a | public.test | 80 | /..%2f..%2fetc?q=%0d%0a",
        "http://public.test/grüße | public.test | 80 | /gr%C3%BC%C3%9Fe",
        "http://public.test/a;b=c,d?e[]=f | public.test | 80 | /a;b=c,d?e[]=f",
      })
  void letsStrangeUrlsThroughThatMeanNoHarm(
      String url, String host, int port, String pathAndQuery) {
    switch (guard().check(unescaped(url))) {
      case Allowed allowed -> {
        assertThat(allowed.host()).isEqualTo(host);
        assertThat(allowed.port()).isEqualTo(port);
        assertThat(allowed.pathAndQuery()).isEqualTo(pathAndQuery);
      }
      case Denied _, Malformed _, Unresolved _ -> fail("refused: " + guard().check(url));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://nowhere.test/", "https://metadata/", "http://a/"})
  void saysWhenANameHasNoAddress(String url) {
    assertThat(guard().check(url)).isInstanceOf(Unresolved.class);
  }

  private static void assertRefused(String url, String reason) {
    String why =
        switch (guard().check(unescaped(url))) {
          case Denied(String words) -> words;
          case Malformed(String words) -> words;
          case Allowed allowed -> fail("let through to " + allowed);
          case Unresolved unresolved -> fail("looked up: " + unresolved);
        };
    assertThat(why).contains(reason);
  }

  private static String unescaped(String url) {
    return url.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");
  }

  private static EgressGuard guard() {
    return new EgressGuard(EgressRules.of(List.of(), "emp.egress.allow"), HostileUrlsTest::resolve);
  }
}
