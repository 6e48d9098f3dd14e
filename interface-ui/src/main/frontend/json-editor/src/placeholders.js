/*
 * Where the placeholders of a template stand. Pure functions over text: they know neither an editor nor a page.
 *
 * A placeholder is read from the *decoded* value of a JSON string, since `\"` in the source is a quote for the
 * expression and `\\` one backslash; every place is then mapped back to the source.
 */

const SIMPLE_ESCAPES = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * Decodes the inside of a JSON string (without its quotes).
 *
 * `at[i]` is the offset in `raw` of the decoded character i; `at[text.length]` is where `raw` ends. A broken escape is
 * taken as the characters it is made of, since text is often broken while it is typed.
 */
export function decodeJsonString(raw) {
  let text = '';
  const at = [];
  for (let i = 0; i < raw.length; ) {
    const { decoded, length } = raw[i] === '\\' ? decodeEscape(raw, i) : { decoded: raw[i], length: 1 };
    at.push(i);
    text += decoded;
    i += length;
  }
  at.push(raw.length);
  return { text, at };
}

function decodeEscape(raw, i) {
  const hex = /^\\u([0-9a-fA-F]{4})/.exec(raw.slice(i, i + 6));
  if (hex) return { decoded: String.fromCharCode(parseInt(hex[1], 16)), length: 6 };
  const letter = raw[i + 1];
  if (letter === undefined || letter === 'u') return { decoded: '\\', length: 1 };
  return { decoded: SIMPLE_ESCAPES[letter] ?? letter, length: 2 };
}

/**
 * Finds the placeholders and the escaped braces of one decoded string.
 *
 * Each item has `kind`, `from` and `to`:
 * - `placeholder`: from the first brace behind the last; the expression is between `open` and `close`;
 * - `empty`: a placeholder without an expression;
 * - `section`: braces that other template languages use, such as `{{#`;
 * - `unclosed`: reaches to the next `{{`, or else to the end of the string;
 * - `escape`: backslashes and the `{{` that they make literal.
 */
export function findPlaceholders(text) {
  const items = [];
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', items.at(-1).to)) {
    items.push(readBraces(text, at, items.at(-1)?.to ?? 0));
  }
  return items;
}

function readBraces(text, at, floor) {
  let from = at;
  while (from > floor && text[from - 1] === '\\') from--;
  if ((at - from) % 2 === 1) return { kind: 'escape', from, to: at + 2 };

  const open = at + 2;
  const end = findEnd(text, open);
  if ('{#/^>'.includes(text[open] || ' ')) return { kind: 'section', from: at, to: end.to };
  if (!end.closed) return { kind: 'unclosed', from: at, to: end.to };
  const close = end.to - 2;
  const kind = text.slice(open, close).trim() === '' ? 'empty' : 'placeholder';
  return { kind, from: at, to: end.to, open, close };
}

/** The first `}}` outside of string literals and of an open brace; a further `{{` ends the search in vain. */
function findEnd(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const c = text[i];
    if (c === '"' || c === "'") {
      const end = findLiteralEnd(text, i);
      if (end < 0) break;
      i = end - 1;
    } else if (text.startsWith('{{', i)) {
      return { closed: false, to: i };
    } else if (c === '{') {
      depth++;
    } else if (c === '}' && depth > 0) {
      depth--;
    } else if (text.startsWith('}}', i)) {
      return { closed: true, to: i + 2 };
    }
  }
  // A literal that never ends hides the rest, but not the next placeholder: the reader looks for it there.
  const next = text.indexOf('{{', open);
  return { closed: false, to: next < 0 ? text.length : next };
}

/** The place behind the string literal that begins at `start`, or -1. Raw literals (`r"…"`) know no escapes. */
function findLiteralEnd(text, start) {
  const quote = text[start];
  const fence = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  const raw = /(?:^|[^A-Za-z0-9_])(?:[rR][bB]?|[bB][rR])$/.test(text.slice(Math.max(0, start - 3), start));
  for (let i = start + fence.length; i < text.length; i++) {
    if (text[i] === '\\' && !raw) i++;
    else if (text.startsWith(fence, i)) return i + fence.length;
  }
  return -1;
}

const EXPRESSION_TOKEN = new RegExp(
  [
    /(?<string>[rRbB]{0,2}(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))/,
    /(?<number>\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?u?\b)/,
    /(?<keyword>\b(?:true|false|null|in)\b)/,
    /(?<call>\b[A-Za-z_]\w*(?=\s*\())/,
    /(?<name>\b[A-Za-z_]\w*\b)/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gs',
);

/** The parts of an expression that have a colour of their own: `string`, `number`, `keyword`, `call`. */
export function findExpressionTokens(expression) {
  const tokens = [];
  for (const match of expression.matchAll(EXPRESSION_TOKEN)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    if (kind !== 'name') tokens.push({ kind, from: match.index, to: match.index + match[0].length });
  }
  return tokens;
}

/**
 * Whether the place `offset` of a decoded string is inside of a placeholder's braces, closed or not.
 * Returns where the expression begins, or -1.
 */
export function expressionStartAt(text, offset) {
  for (const item of findPlaceholders(text)) {
    const end = item.kind === 'unclosed' ? item.to : item.close;
    const begins = item.from + 2;
    if (['placeholder', 'empty', 'unclosed'].includes(item.kind) && begins <= offset && offset <= end) return begins;
  }
  return -1;
}

const DIRECTIVES = new Set(['$if', '$switch', '$each', '$merge', '$let', '$raw']);

/** What a key means to the language: `directive`, `escape` (`$$if`), or nothing. */
export function keyRole(key) {
  if (DIRECTIVES.has(key)) return 'directive';
  return /^\$\$/.test(key) && DIRECTIVES.has(key.replace(/^\$+/, '$')) ? 'escape' : null;
}

const COMPANIONS = {
  $if: ['then', 'else'],
  $switch: [],
  $each: ['as', 'where', 'do'],
  $merge: [],
  $let: ['in'],
  $raw: [],
};

/** Whether `key` is a part of the directive that an object with these keys is. */
export function isCompanion(key, keys) {
  return keys.some((other) => COMPANIONS[other]?.includes(key));
}

/** The names of the directives, for completion. */
export const directiveNames = Object.freeze([...DIRECTIVES]);
