/* Colours what the template language reads in a JSON document: placeholders, escaped braces, directives. */
import { syntaxTree } from '@codemirror/language';
import { Prec, RangeSetBuilder } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view';
import { decodeJsonString, findExpressionTokens, findPlaceholders, isCompanion, keyRole } from './placeholders.js';
import { isCase, isExpression, memberName, memberNames, rawString } from './structure.js';

const mark = (name, title) => Decoration.mark({ class: `cm-tpl-${name}`, attributes: title ? { title } : undefined });

const MARKS = {
  brace: mark('brace'),
  placeholder: mark('placeholder'),
  expression: mark('expression'),
  escape: mark('escape', 'Escaped: these braces are text'),
  unclosed: mark('wrong', 'This placeholder is never closed: }} is missing'),
  empty: mark('wrong', 'This placeholder is empty'),
  section: mark('wrong', 'Sections are not part of the language: use a directive such as $if or $each'),
  directive: mark('directive'),
  companion: mark('companion'),
  string: mark('expr-string'),
  number: mark('expr-number'),
  keyword: mark('expr-keyword'),
  call: mark('expr-call'),
};

/** The marks of a part of the document as `{from, to, kind}`; separate from the plug-in so that it needs no page. */
export function templateMarks(state, from, to) {
  const { doc } = state;
  const marks = [];
  syntaxTree(state).iterate({
    from,
    to,
    enter(ref) {
      if (ref.name === 'Property') return markMember(doc, ref.node, marks);
      if (ref.name === 'String') markString(doc, ref.node, marks);
      return undefined;
    },
  });
  return marks;
}

/** Says false where the members below are not to be read: `$raw` holds no template. */
function markMember(doc, property, marks) {
  const key = property.getChild('PropertyName');
  if (!key) return undefined;
  const name = memberName(doc, property);
  const role = keyRole(name);
  if (role === 'directive') marks.push({ from: key.from, to: key.to, kind: 'directive' });
  else if (role === 'escape') marks.push({ from: key.from + 1, to: key.from + 2, kind: 'escape' });
  else if (isPart(doc, property, name)) marks.push({ from: key.from, to: key.to, kind: 'companion' });
  else markString(doc, key, marks);
  return name === '$raw' ? false : undefined;
}

/** Names that no directive uses are told apart first, since looking at the siblings takes time in large objects. */
function isPart(doc, property, name) {
  if (['then', 'else', 'as', 'where', 'do', 'in'].includes(name)) {
    if (isCompanion(name, memberNames(doc, property.parent))) return true;
  }
  return isCase(doc, property.parent, name);
}

function markString(doc, node, marks) {
  const { text, at } = decodeJsonString(rawString(doc, node));
  const start = node.from + 1;
  const push = (from, to, kind) => from < to && marks.push({ from: start + at[from], to: start + at[to], kind });
  if (node.name === 'String' && isExpression(doc, node)) {
    push(0, text.length, 'expression');
    markExpression(text, 0, text.length, push);
    return;
  }
  for (const item of findPlaceholders(text)) {
    push(item.from, item.to, item.kind);
    if (item.kind !== 'placeholder') continue;
    push(item.from, item.open, 'brace');
    markExpression(text, item.open, item.close, push);
    push(item.close, item.to, 'brace');
  }
}

function markExpression(text, from, to, push) {
  for (const token of findExpressionTokens(text.slice(from, to))) push(from + token.from, from + token.to, token.kind);
}

function decorate(view) {
  const builder = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    const marks = templateMarks(view.state, from, to);
    // Outer marks first where two begin at the same place: the builder asks for that order.
    marks.sort((a, b) => a.from - b.from || b.to - a.to);
    for (const { from: begin, to: end, kind } of marks) builder.add(begin, end, MARKS[kind]);
  }
  return builder.finish();
}

const highlighter = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = decorate(view);
    }

    update(update) {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** A second `{` in a string brings the closing braces along, unless a backslash makes the braces text. */
const closeBraces = EditorView.inputHandler.of((view, from, to, text) => {
  if (text !== '{' || from !== to || view.state.selection.ranges.length > 1 || view.state.readOnly) return false;
  const node = syntaxTree(view.state).resolveInner(from, -1);
  if (node.name !== 'String' && node.name !== 'PropertyName') return false;
  const before = view.state.sliceDoc(Math.max(node.from, from - 3), from);
  const after = view.state.sliceDoc(from, from + 1);
  if (!/(^|[^\\{]){$/.test(before) || after === '}' || /[\w.]/.test(after)) return false;
  view.dispatch({
    changes: { from, insert: '{}}' },
    selection: { anchor: from + 1 },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  return true;
});

/** Highlighting of the template language, above that of JSON. */
export function placeholders() {
  return [Prec.high(highlighter), closeBraces];
}
