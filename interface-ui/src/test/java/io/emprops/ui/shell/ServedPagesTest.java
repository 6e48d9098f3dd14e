package io.emprops.ui.shell;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServedPagesTest {

  @Test
  void servesThePageOfAScreen() {
    given()
        .get("/workflows")
        .then()
        .statusCode(200)
        .body(containsString("<div id=\"outlet\">"), containsString("theme/emprops.css"));
  }

  @Test
  void servesScriptsStylesheetsAndTheEditor() {
    given().get("/aura/aura.css").then().statusCode(200);
    given().get("/theme/emprops.css").then().statusCode(200);
    given().get("/editor/json-editor.js").then().statusCode(200);
  }

  @Test
  void letsTheBrowserRunOurScriptsOnly() {
    var page = given().get("/runs");

    page.then()
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'self'"),
                containsString("frame-ancestors 'none'"),
                not(containsString("script-src 'self' 'unsafe-inline'"))));
    var nonce = page.header("Content-Security-Policy").replaceAll(".*'nonce-([^']+)'.*", "$1");
    page.then().body(containsString("nonce=\"" + nonce + "\""));
  }

  @Test
  void givesEachPageAnotherNonce() {
    var first = given().get("/runs").header("Content-Security-Policy");

    given().get("/runs").then().header("Content-Security-Policy", not(first));
  }

  @Test
  void readsNoMoreThanAScreenEverSays() {
    given().body(new byte[1_000]).post("/?v-r=uidl").then().statusCode(not(413));
    given().body(new byte[10 * 1024 * 1024 + 1]).post("/?v-r=uidl").then().statusCode(413);
    given()
        .body(new byte[10 * 1024 * 1024 + 1])
        .post("/VAADIN/dynamic/resource/1/none/upload")
        .then()
        .statusCode(not(413));
  }

  @Test
  void keepsTheSessionCookieFromScripts() {
    given().get("/workflows").then().header("Set-Cookie", containsString("HttpOnly"));
  }

  @Test
  void beginsAPageInTheChosenColours() {
    given()
        .cookie("colour-scheme", "DARK")
        .get("/workflows")
        .then()
        .body(containsString("color-scheme: dark"));
  }

  @Test
  void takesNothingFromTheCookieButAKnownName() {
    given()
        .cookie("colour-scheme", "\"><script>")
        .get("/workflows")
        .then()
        .body(containsString("color-scheme: light dark"), not(containsString("\"><script>")));
  }
}
