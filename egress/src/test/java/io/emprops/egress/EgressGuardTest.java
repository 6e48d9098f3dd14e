package io.emprops.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.emprops.core.identity.OrganisationId;
import io.emprops.egress.EgressGuard.Allowed;
import io.emprops.egress.EgressGuard.Denied;
import io.emprops.egress.EgressGuard.Unresolved;
import io.emprops.egress.EgressGuard.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
  private static final String SETTING = "emp.egress.allow";
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "public.test", List.of("93.184.216.34"),
          "inside.test", List.of("10.1.2.3"),
          "metadata.test", List.of("169.254.169.254"),
          "both.test", List.of("10.1.2.3", "93.184.216.34"),
          "localhost", List.of("127.0.0.1", "::1"));

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, this network",
    "0.1.2.3, this network",
    "10.0.0.1, private",
    "10.255.255.255, private",
    "100.64.0.1, shared by a carrier",
    "100.100.100.200, shared by a carrier",
    "100.127.255.255, shared by a carrier",
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "168.63.129.16, cloud metadata",
    "169.254.169.254, cloud metadata",
    "169.254.0.1, link-local",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.0.0.192, reserved",
    "192.0.2.1, documentation",
    "192.168.1.1, private",
    "198.18.0.1, benchmarking",
    "198.19.255.255, benchmarking",
    "203.0.113.7, documentation",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, reserved",
    "[::], unspecified or IPv4-compatible",
    "[::1], loopback",
    "[::7f00:1], unspecified or IPv4-compatible",
    "[::ffff:127.0.0.1], loopback",
    "[::ffff:a9fe:a9fe], cloud metadata",
    "[::ffff:0:7f00:1], IPv4-translated",
    "[64:ff9b::127.0.0.1], loopback",
    "[64:ff9b::a9fe:a9fe], cloud metadata",
    "[64:ff9b:1::1], private",
    "[2001::1], tunnel or reserved",
    "[2001:db8::1], documentation",
    "[2002:7f00:1::], tunnel",
    "[fc00::1], unique-local",
    "[fd00:ec2::254], unique-local",
    "[fe80::1], link-local",
    "[fec0::1], site-local",
    "[ff02::1], multicast"
  })
  void refusesAddressesThatAreNotPublic(String host, String kind) {
    var verdict = guard().check("http://" + host + ":8080/");

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Denied.class,
            denied -> assertThat(denied.why()).contains("(" + kind + ")", "emp.egress.allow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.216.34/",
        "https://public.test/",
        "http://PUBLIC.test.:8080/a?b=c",
        "http://9.255.255.255/",
        "http://11.0.0.0/",
        "http://100.63.255.255/",
        "http://100.128.0.0/",
        "http://172.15.0.1/",
        "http://172.32.0.1/",
        "http://223.255.255.255/",
        "http://[2606:2800:220:1::1]/",
        "http://[64:ff9b::93.184.216.34]/"
      })
  void letsPublicAddressesThrough(String url) {
    assertThat(guard().check(url)).isInstanceOf(Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inside.test", "metadata.test", "localhost"})
  void refusesNamesThatPointInside(String host) {
    assertThat(guard().check("https://" + host + "/")).isInstanceOf(Denied.class);
  }

  @Test
  void namesTheAddressAndTheSettingThatWouldAllowIt() {
    assertThat(guard().check("http://inside.test:8081/secret?token=x"))
        .isEqualTo(
            new Denied(
                "Connecting to inside.test:8081 is not allowed: 10.1.2.3 (private). An operator"
                    + " can allow it with emp.egress.allow=inside.test:8081"));
  }

  @Test
  void keepsOnlyThePublicAddressesOfAName() throws UnknownHostException {
    assertThat(guard().check("http://both.test/"))
        .isEqualTo(
            new Allowed(
                false, "both.test", 80, "/", List.of(InetAddress.getByName("93.184.216.34"))));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:*, http://127.0.0.1:9000/, true",
    "127.0.0.1:*, http://localhost:9000/, true",
    "127.0.0.1:9000, http://127.0.0.1:9000/, true",
    "127.0.0.1:9000, http://127.0.0.1:9001/, false",
    "127.0.0.1:*, http://127.0.0.2:9000/, false",
    "127.0.0.1:*, http://inside.test:9000/, false",
    "localhost:9000, http://localhost:9000/, true",
    "localhost:9000, http://127.0.0.1:9000/, false",
    "LocalHost:9000, http://LOCALHOST:9000/, true",
    "[::1]:9000, http://[::1]:9000/, true",
    "[::1]:9000, http://[0:0:0:0:0:0:0:1]:9000/, true",
    "127.0.0.1:25, http://127.0.0.1:25/, true",
    "inside.test:443, https://inside.test/, true"
  })
  void letsThroughWhatTheOperatorAllows(String entry, String url, boolean allowed) {
    assertThat(guard(entry).check(url) instanceof Allowed).isEqualTo(allowed);
  }

  @Test
  void letsAnOrganisationReachItsOwnEntriesAndNoOther() {
    var rules =
        new EgressRules(
            targets("10.1.2.3:80"),
            Map.of(
                new OrganisationId("one"), targets("inside.test:9000"),
                new OrganisationId("two"), targets("inside.test:9001")),
            SETTING);
    var guard = new EgressGuard(rules, EgressGuardTest::resolve);
    var one = guard.onBehalfOf(new OrganisationId("one"));

    assertThat(one.check("http://inside.test:9000/")).isInstanceOf(Allowed.class);
    assertThat(one.check("http://inside.test:80/")).isInstanceOf(Allowed.class);
    assertThat(one.check("http://inside.test:9001/")).isInstanceOf(Denied.class);
    assertThat(guard.check("http://inside.test:9000/")).isInstanceOf(Denied.class);
    assertThat(guard.onBehalfOf(new OrganisationId("three")).check("http://inside.test:9000/"))
        .isInstanceOf(Denied.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 25, 53, 79, 81, 1023})
  void refusesPortsThatAreNotForTheWeb(int port) {
    assertThat(guard().check("http://public.test:" + port + "/")).isInstanceOf(Denied.class);
  }

  @Test
  void saysWhenANameHasNoAddress() {
    assertThat(guard().check("https://nowhere.test/")).isEqualTo(new Unresolved("nowhere.test"));
  }

  @Test
  void keepsPathAndQueryAsTheyAreAndEscapesTheRest() {
    assertThat(guard().check("http://public.test/a%2Fb/ü?q=%20x&r#top"))
        .isInstanceOfSatisfying(
            Allowed.class,
            allowed -> assertThat(allowed.pathAndQuery()).isEqualTo("/a%2Fb/%C3%BC?q=%20x&r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "http://a:1", ":80", "a:", "a:x", "::1:80", "a:80:90"})
  void refusesAnEntryOfAnotherShape(String entry) {
    assertThatIllegalArgumentException().isThrownBy(() -> AllowedTarget.parse(entry));
  }

  @Test
  void resolvesANameOnceForEachCall() {
    int[] lookups = {0};
    NameResolver changing =
        _ -> List.of(InetAddress.getByName(lookups[0]++ == 0 ? "93.184.216.34" : "127.0.0.1"));

    var guard = new EgressGuard(EgressRules.of(List.of(), SETTING), changing);

    Verdict verdict = guard.check("http://rebinding.test/");

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Allowed.class,
            allowed ->
                assertThat(allowed.addresses())
                    .extracting(InetAddress::getHostAddress)
                    .containsExactly("93.184.216.34"));
    assertThat(lookups[0]).isEqualTo(1);
    assertThat(guard.check("http://rebinding.test/")).isInstanceOf(Denied.class);
  }

  private static EgressGuard guard(String... allowed) {
    return new EgressGuard(EgressRules.of(targets(allowed), SETTING), EgressGuardTest::resolve);
  }

  private static List<AllowedTarget> targets(String... entries) {
    return Arrays.stream(entries).map(AllowedTarget::parse).toList();
  }

  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    List<String> known = NAMES.get(host);
    if (known != null) {
      return known.stream().map(InetAddress::ofLiteral).toList();
    }
    if (host.endsWith(".test")) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.getByName(host));
  }
}
