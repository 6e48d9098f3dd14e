/*
 * Lines and columns of the server (1-based, columns in UTF-16 units) as offsets of the editor, and edits as the
 * smallest replacement. Pure functions; `doc` is anything with `lines`, `length` and `line(n)`, as the editor's text.
 */

const SEVERITIES = new Set(['error', 'warning', 'info', 'hint']);

/** The offset of a place; one that does not exist becomes the nearest that does. */
export function toOffset(doc, line, column) {
  const wanted = Math.trunc(Number(line)) || 1;
  if (wanted > doc.lines) return doc.length;
  const { from, length } = doc.line(Math.max(1, wanted));
  const inLine = (Math.trunc(Number(column)) || 1) - 1;
  return from + Math.min(Math.max(0, inLine), length);
}

/**
 * The range that a mark covers. One without an end, or whose end is not behind its begin, covers the character there,
 * so that there is something to see and to point at.
 */
export function toRange(doc, mark) {
  const from = toOffset(doc, mark.line, mark.column);
  const to = mark.endLine ? toOffset(doc, mark.endLine, mark.endColumn) : from;
  if (to > from) return { from, to };
  if (from < doc.length) return { from, to: from + 1 };
  return { from: Math.max(0, from - 1), to: from };
}

/** The mark's severity as the editor names it; an unknown one is an error, so that nothing gets lost. */
export function toSeverity(severity) {
  const lower = String(severity ?? '').toLowerCase();
  return SEVERITIES.has(lower) ? lower : 'error';
}

/** The one replacement that turns `before` into `after`, their common ends left alone, or null if they are equal. */
export function smallestChange(before, after) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const change = { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
  return change.from === change.to ? toLineStart(before, change) : change;
}

/**
 * Where the same text can be inserted at several places, a line begin is the one that was meant: a new line
 * `  "a": 1,` before `  "b": 2` also reads as one in the middle of its `  "`, where somebody may be typing.
 */
function toLineStart(before, change) {
  let { from, insert } = change;
  while (from > 0 && before[from - 1] !== '\n' && before[from - 1] === insert.at(-1)) {
    insert = before[--from] + insert.slice(0, -1);
  }
  const atLineStart = from === 0 || before[from - 1] === '\n';
  return atLineStart && insert.endsWith('\n') ? { from, to: from, insert } : change;
}

/** The line break that a text uses throughout; `\n` where it uses several, or none. */
export function lineBreakOf(text) {
  const bare = text.replaceAll('\r\n', '');
  return bare.length < text.length && !/[\r\n]/.test(bare) ? '\r\n' : '\n';
}
