package io.emprops.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.port.out.ManualCancellation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpCallerTest {
  private static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 10_000);

  private final LocalProvider provider = new LocalProvider();
  private final HttpCaller caller = provider.caller(LIMITS);

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @Test
  void sendsMethodPathHeadersAndBody() {
    var request =
        new OutgoingRequest(
            "PUT",
            provider.url() + "/a/b?c=%20d",
            List.of(Map.entry("X-One", "1"), Map.entry("X-One", "2")),
            "{\"ü\":1.10}");

    get(request);

    assertThat(provider.last().method()).isEqualTo("PUT");
    assertThat(provider.last().uri()).isEqualTo("/a/b?c=%20d");
    assertThat(provider.last().headers().get("X-One")).containsExactly("1", "2");
    assertThat(provider.last().body()).isEqualTo("{\"ü\":1.10}");
  }

  @Test
  void connectsToTheCheckedAddressAndNamesTheHostOfTheUrl() {
    var guard =
        new EgressGuard(
            allowing("provider.test:*"), host -> List.of(InetAddress.getLoopbackAddress()));
    var pinned = HttpCaller.of(provider.vertx(), guard, LIMITS);

    pinned.call(
        get("http://provider.test:" + provider.port()), new ManualCancellation(), this::read);

    assertThat(provider.last().headers().getFirst("Host"))
        .isEqualTo("provider.test:" + provider.port());
  }

  @Test
  void judgesANameAnewForEachCallSoThatItCannotMoveInside() {
    var lookups = new AtomicInteger();
    var guard =
        new EgressGuard(
            allowing("127.0.0.1:*"),
            _ -> List.of(InetAddress.ofLiteral("127.0.0." + lookups.incrementAndGet())));
    var pinned = HttpCaller.of(provider.vertx(), guard, LIMITS);
    var request = get("http://rebinding.test:" + provider.port());

    String first = pinned.call(request, this::read);
    var second = failure(pinned, request);

    assertThat(first).isEqualTo("{}");
    assertThat(second.reason()).isEqualTo("egress-denied");
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void reachesWhatIsAllowedToTheOrganisationThatAsks() {
    var organisation = new OrganisationId("acme");
    var rules =
        new EgressRules(
            List.of(),
            Map.of(organisation, List.of(AllowedTarget.parse("127.0.0.1:*"))),
            "emp.egress.allow");
    var caller =
        HttpCaller.of(provider.vertx(), new EgressGuard(rules, NameResolver.system()), LIMITS);

    assertThat(caller.onBehalfOf(organisation).call(get(provider.url()), this::read))
        .isEqualTo("{}");
    assertThat(failure(caller, get(provider.url())).reason()).isEqualTo("egress-denied");
  }

  @Test
  void sendsBytesThatAreNotText() {
    var bytes = new byte[] {0, (byte) 0xff, (byte) 0x80, 'a'};
    var request = new OutgoingRequest("POST", provider.url(), List.of(), OutgoingBody.of(bytes));

    get(request);

    assertThat(provider.last().bytes()).containsExactly(0, 0xff, 0x80, 0x61);
  }

  @Test
  void triesTheNextAddressWhereNothingListens() {
    var guard =
        new EgressGuard(
            allowing("provider.test:*"),
            host -> List.of(InetAddress.ofLiteral("127.0.0.9"), InetAddress.getLoopbackAddress()));
    var pinned = HttpCaller.of(provider.vertx(), guard, LIMITS);

    String answer =
        pinned.call(
            get("http://provider.test:" + provider.port()), new ManualCancellation(), this::read);

    assertThat(answer).isEqualTo("{}");
  }

  @Test
  void refusesWhatTheGuardRefuses() {
    var failure = failure(get("http://169.254.169.254/latest/meta-data"));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(failure.reason()).isEqualTo("egress-denied");
    assertThat(failure.message()).contains("emp.egress.allow");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void doesNotFollowARedirectToTheMetadataService(int status) {
    provider.plays(
        LocalProvider.answer(
            status, "text/plain", "", Map.of("Location", "http://169.254.169.254/latest")));

    var failure = failure(get(provider.url()));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(failure.reason()).isEqualTo("redirect");
    assertThat(failure.message()).contains("http://169.254.169.254/latest");
    assertThat(provider.received()).hasSize(1);
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() throws InterruptedException {
    provider.plays(LocalProvider.endless("text/plain", "", "x".repeat(1_000)));

    var failure = failure(get(provider.url()));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.RESPONSE_ERROR);
    assertThat(failure.reason()).isEqualTo("too-large");
    assertThat(provider.sawHangUp()).isTrue();
  }

  @Test
  void readsAnAnswerThatComesByteByByte() {
    provider.plays(LocalProvider.stream("text/plain", "grüße 😀 ".repeat(40), 1));

    assertThat(get(get(provider.url()))).isEqualTo("grüße 😀 ".repeat(40));
  }

  @Test
  void givesUpOnASilentProvider() {
    provider.plays(LocalProvider.silent());
    var hasty =
        provider.caller(new HttpLimits(Duration.ofSeconds(5), Duration.ofMillis(50), 1_000));

    var failure = failure(hasty, get(provider.url()));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.TIMEOUT);
  }

  @Test
  void tellsWhenNothingListens() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    var failure = failure(get("http://127.0.0.1:" + port));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.NETWORK_ERROR);
    assertThat(failure.reason()).isEqualTo("connect");
  }

  @Test
  void tellsWhenTheHostIsNotKnown() {
    var failure = failure(get("http://nowhere.invalid/"));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.NETWORK_ERROR);
    assertThat(failure.reason()).isEqualTo("unknown-host");
  }

  @ParameterizedTest
  @CsvSource({
    "'SSH-2.0-OpenSSH_9.2||', response_error",
    "'HTTP/1.1 200 OK|Content-Length: 10||half', network_error",
    "'', network_error"
  })
  void tellsWhatAnswersThatAreNotHttpOrBreakOff(String bytes, String failureClass)
      throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ =
          threads.submit(
              () -> {
                try (var connection = socket.accept()) {
                  connection.getInputStream().read(new byte[1_000]);
                  connection
                      .getOutputStream()
                      .write(bytes.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                return true;
              });

      var failure = failure(get("http://127.0.0.1:" + socket.getLocalPort()));

      assertThat(failure.failureClass().wire()).isEqualTo(failureClass);
    }
  }

  @Test
  void refusesPlainTextWhereTlsIsExpected() {
    var failure = failure(get(provider.url().replace("http:", "https:")));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.NETWORK_ERROR);
  }

  @Test
  void hangsUpWhenCancelledInTheMiddleOfAnAnswer() throws Exception {
    provider.plays(LocalProvider.endless("text/plain", "begun", " on"));
    var cancellation = new ManualCancellation();
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var call =
          threads.submit(
              () ->
                  catchThrowableOfType(
                      CallFailedException.class,
                      () ->
                          caller.call(
                              get(provider.url()),
                              cancellation,
                              answer -> {
                                begun.countDown();
                                return read(answer);
                              })));
      begun.await();

      cancellation.request();

      assertThat(call.get().failure().reason()).isEqualTo("stopped");
      assertThat(provider.sawHangUp()).isTrue();
    }
  }

  private static EgressRules allowing(String entry) {
    return EgressRules.of(List.of(AllowedTarget.parse(entry)), "emp.egress.allow");
  }

  private JobFailure failure(OutgoingRequest request) {
    return failure(caller, request);
  }

  private JobFailure failure(HttpCaller by, OutgoingRequest request) {
    return catchThrowableOfType(
            CallFailedException.class, () -> by.call(request, new ManualCancellation(), this::read))
        .failure();
  }

  private String get(OutgoingRequest request) {
    return caller.call(request, new ManualCancellation(), this::read);
  }

  private static OutgoingRequest get(String url) {
    return new OutgoingRequest("GET", url, List.of(), "");
  }

  private String read(IncomingAnswer answer) {
    if (!answer.isSuccess()) {
      throw new HttpFailures(() -> Instant.parse("2026-03-01T10:00:00Z")).of(answer);
    }
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }
}
