package io.emprops.template.render;

import io.emprops.template.ast.Expression;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.ast.TemplateNode.Member;
import io.emprops.template.ast.TemplateNode.MemberName;
import io.emprops.template.ast.TemplateNode.Part;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Makes the stencil of one template. */
final class StencilCutter {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final List<Stencil.Gap> gaps = new ArrayList<>();

  /** The stencil; where something is decided in the template, none. */
  Stencil cut(TemplateNode template) {
    return node(template) ? Stencil.of(text.toByteArray(), gaps) : Stencil.none();
  }

  private boolean node(TemplateNode node) {
    return switch (node) {
      case TemplateNode.Constant constant -> fixed(constant.json().encode());
      case TemplateNode.Whole whole -> gap(whole.expression(), false);
      case TemplateNode.Text(var parts) -> text(parts);
      case TemplateNode.Elements(var elements) -> elements(elements);
      case TemplateNode.Members members -> !members.isOpen() && members(members.members());
      case TemplateNode.Nothing _,
          TemplateNode.If _,
          TemplateNode.Switch _,
          TemplateNode.Each _,
          TemplateNode.Merge _,
          TemplateNode.Let _ ->
          false;
    };
  }

  private boolean elements(List<TemplateNode> elements) {
    char before = '[';
    for (TemplateNode element : elements) {
      text.write(before);
      if (!node(element)) {
        return false;
      }
      before = ',';
    }
    return close(before, '[', ']');
  }

  private boolean members(List<Member> members) {
    char before = '{';
    for (Member member : members) {
      text.write(before);
      boolean isFixed =
          member.name() instanceof MemberName.Fixed fixed
              && fixed(fixed.json().encode())
              && node(member.value());
      if (!isFixed) {
        return false;
      }
      before = ',';
    }
    return close(before, '{', '}');
  }

  private boolean close(char before, char opening, char closing) {
    if (before == opening) {
      text.write(opening);
    }
    text.write(closing);
    return true;
  }

  private boolean text(List<Part> parts) {
    text.write('"');
    for (Part part : parts) {
      boolean isTaken =
          switch (part) {
            case Part.Plain plain -> fixed(plain.json().encode());
            case Part.Hole hole -> gap(hole.expression(), true);
          };
      if (!isTaken) {
        return false;
      }
    }
    text.write('"');
    return true;
  }

  private boolean fixed(byte[] json) {
    text.writeBytes(json);
    return true;
  }

  private boolean gap(Expression expression, boolean isInside) {
    return expression instanceof Expression.Variable variable
        && gaps.add(new Stencil.Gap(text.size(), variable.slot(), isInside));
  }
}
