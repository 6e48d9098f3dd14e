package io.emprops.openapi.adapter.in.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.emprops.core.problem.ErrorCode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bodies strictly, and says of each that it cannot read where and why. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Object> {
  private final ObjectReader reader;

  JsonBodyReader(ObjectMapper mapper) {
    reader =
        mapper
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return true;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    String text = decode(body.readNBytes(Requests.LARGEST_BODY + 1));
    try {
      Object read =
          reader.forType(reader.getTypeFactory().constructType(genericType)).readValue(text);
      if (read == null) {
        throw ProblemException.at("", ErrorCode.REQUEST_INVALID, "the body must be an object");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw ProblemException.of(BodyFaults.describe(e, text));
    }
  }

  private static String decode(byte[] body) {
    if (body.length > Requests.LARGEST_BODY) {
      throw new ProblemException(BodyLimit.tooLarge());
    }
    if (body.length == 0) {
      throw ProblemException.of(BodyFaults.at("the body is empty", 1, 1));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      String before = new String(body, StandardCharsets.UTF_8);
      int fault = before.indexOf('\uFFFD');
      String head = before.substring(0, Math.max(fault, 0));
      int line = 1 + (int) head.chars().filter(c -> c == '\n').count();
      int column = head.length() - head.lastIndexOf('\n');
      throw ProblemException.of(BodyFaults.at("the body is not UTF-8", line, column));
    }
  }
}
