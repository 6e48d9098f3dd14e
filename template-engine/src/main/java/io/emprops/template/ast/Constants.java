package io.emprops.template.ast;

import io.emprops.core.json.JsonValue;
import io.emprops.template.ast.TemplateNode.Constant;
import io.emprops.template.ast.TemplateNode.Elements;
import io.emprops.template.ast.TemplateNode.Member;
import io.emprops.template.ast.TemplateNode.Members;
import io.emprops.template.expression.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one value of what is the same in each rendering, so that it is made only once. */
final class Constants {
  private Constants() {}

  /** A literal in an expression. */
  static Expression of(JsonValue literal) {
    return new Expression.Constant(literal, ValueType.of(literal));
  }

  static TemplateNode fold(Elements array) {
    for (TemplateNode element : array.elements()) {
      if (!(element instanceof Constant)) {
        return array;
      }
    }
    List<JsonValue> values = new ArrayList<>(array.elements().size());
    for (TemplateNode element : array.elements()) {
      if (element instanceof Constant constant) {
        values.add(constant.value());
      }
    }
    return new Constant(new JsonValue.JsonArray(values));
  }

  static TemplateNode fold(Members object) {
    for (Member member : object.members()) {
      if (!(member.value() instanceof Constant)) {
        return object;
      }
    }
    Map<String, JsonValue> values = LinkedHashMap.newLinkedHashMap(object.members().size());
    for (Member member : object.members()) {
      boolean isNew =
          member.name() instanceof TemplateNode.MemberName.Fixed fixed
              && member.value() instanceof Constant constant
              && values.put(fixed.name(), constant.value()) == null;
      if (!isNew) {
        return object;
      }
    }
    return new Constant(new JsonValue.JsonObject(values));
  }
}
