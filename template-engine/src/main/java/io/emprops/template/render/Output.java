package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.template.ast.TemplateNode;

/** Takes a payload piece by piece, in its order. */
sealed interface Output permits ByteOutput, TreeOutput {

  void beginObject();

  void name(TemplateNode.MemberName.Fixed name);

  void name(String name);

  void endObject();

  void beginArray();

  void endArray();

  void constant(TemplateNode.Constant constant);

  void value(JsonValue value);

  void beginText();

  void piece(TemplateNode.Part.Plain plain);

  void piece(String text);

  void endText();

  /** Whether more was given than the payload may hold; what follows may be passed over. */
  boolean isOver();
}
