package io.emprops.template.ast;

import io.emprops.core.json.JsonValue.JsonObject;

/** What can be told of merging before there are values. */
final class Merging {
  private Merging() {}

  /** Whether a part of a merge is certainly no object, whatever the inputs are. */
  static boolean isNeverObject(TemplateNode node) {
    return switch (node) {
      case TemplateNode.Constant constant -> !(constant.value() instanceof JsonObject);
      case TemplateNode.Text _, TemplateNode.Elements _ -> true;
      case TemplateNode.Whole(Expression expression, _) ->
          switch (expression.type().kind()) {
            case BOOLEAN, NUMBER, TEXT, LIST, FILE, NULL -> true;
            case OBJECT, ANY, OTHER -> false;
          };
      case TemplateNode.If(_, TemplateNode then, TemplateNode otherwise) ->
          isNeverObject(then) || isNeverObject(otherwise);
      case TemplateNode.Switch choice ->
          isNeverObject(choice.otherwise())
              || choice.cases().stream().anyMatch(one -> isNeverObject(one.then()));
      case TemplateNode.Let let -> isNeverObject(let.body());
      case TemplateNode.Each each -> isNeverObject(each.body());
      case TemplateNode.Members _, TemplateNode.Merge _, TemplateNode.Nothing _ -> false;
    };
  }
}
