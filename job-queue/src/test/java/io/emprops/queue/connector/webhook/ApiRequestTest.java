package io.emprops.queue.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.json.JsonText;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          http://a.test/b       | {"q": "x y&z", "n": 1.10} | http://a.test/b?q=x+y%26z&n=1.10
          http://a.test/b?c=d   | {"e": true}               | http://a.test/b?c=d&e=true
          http://a.test/b?      | {"e": 1}                  | http://a.test/b?e=1
          http://a.test/b#f     | {"e": 1}                  | http://a.test/b?e=1
          http://a.test/b       | {"e": ["p", 2, null]}     | http://a.test/b?e=p&e=2
          http://a.test/b       | {"ü": "😀"}               | http://a.test/b?%C3%BC=%F0%9F%98%80
          http://a.test/b       | {"e": null}               | http://a.test/b
          http://a.test/b#f     | {}                        | http://a.test/b#f
          """)
  void addsTheQueryToWhatTheUrlAsksAlready(String url, String query, String sent) {
    assertThat(read("{\"url\":\"%s\",\"query\":%s}".formatted(url, query)).url()).isEqualTo(sent);
  }

  @Test
  void sendsAFormAsABrowserDoes() {
    var request =
        read("{\"url\":\"http://a.test\",\"form\":{\"a b\":\"c&d\",\"n\":[1,2.50],\"z\":null}}");

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.headers())
        .contains(Map.entry("Content-Type", "application/x-www-form-urlencoded"));
    assertThat(request.body().text()).isEqualTo("a+b=c%26d&n=1&n=2.50");
  }

  @Test
  void sendsPartsAsABrowserDoes() {
    var request =
        read(
            """
            {"url":"http://a.test","headers":{"content-type":"multipart/form-data"},"multipart":[
            {"name":"prompt","value":"a\\r\\n--b"},{"name":"n","value":1.10},
            {"name":"image","base64":"aGk=","filename":"c\\"d\\r\\n.png","content_type":"image/png"},
            {"name":"raw","base64":"aGk="}]}""");

    String type =
        request.headers().stream()
            .filter(header -> header.getKey().equals("Content-Type"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    String boundary = type.substring("multipart/form-data; boundary=".length());
    assertThat(request.headers().stream().filter(h -> h.getKey().equalsIgnoreCase("content-type")))
        .hasSize(1);
    assertThat(request.body().text())
        .isEqualTo(
            """
            --B
            Content-Disposition: form-data; name="prompt"

            a
            --b
            --B
            Content-Disposition: form-data; name="n"
            Content-Type: application/json

            1.10
            --B
            Content-Disposition: form-data; name="image"; filename="c%22d%0D%0A.png"
            Content-Type: image/png

            hi
            --B
            Content-Disposition: form-data; name="raw"; filename="file"
            Content-Type: application/octet-stream

            hi
            --B--
            """
                .replace("--B", "--" + boundary)
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"body\":1,\"form\":{}}",
        "{\"form\":{},\"multipart\":[]}",
        "{\"form\":[]}",
        "{\"form\":{\"a\":{}}}",
        "{\"query\":{\"a\":{}}}",
        "{\"query\":\"a=b\"}",
        "{\"multipart\":{}}",
        "{\"multipart\":[1]}",
        "{\"multipart\":[{\"name\":\"a\"}]}",
        "{\"multipart\":[{\"value\":\"a\"}]}",
        "{\"multipart\":[{\"name\":\"a\",\"value\":\"b\",\"base64\":\"aGk=\"}]}",
        "{\"multipart\":[{\"name\":\"a\",\"base64\":\"*\"}]}",
        "{\"multipart\":[{\"name\":\"a\",\"value\":\"b\",\"content_type\":\"a/b\\r\\nX: y\"}]}"
      })
  void refusesWhatDoesNotFit(String members) {
    String payload = "{\"url\":\"http://a.test\"," + members.substring(1);

    assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> read(payload));
  }

  @Test
  void namesThePlaceOfWhatDoesNotFit() {
    assertThatExceptionOfType(PayloadException.class)
        .isThrownBy(() -> read("{\"url\":\"x\",\"multipart\":[{\"name\":\"a\"}]}"))
        .withMessage("'multipart[0].name' must have either a value or base64");
  }

  private static OutgoingRequest read(String payload) {
    return ApiRequest.read(PayloadReader.of(JsonText.parse(payload)));
  }
}
