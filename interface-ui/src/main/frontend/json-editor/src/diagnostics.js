/* What is wrong with the document: the server's marks, and until it answers, the first place that is not JSON. */
import { linter, lintGutter } from '@codemirror/lint';
import { StateEffect, StateField } from '@codemirror/state';
import { findJsonError } from './json-syntax.js';
import { toRange, toSeverity } from './positions.js';

/** Replaces the server's marks; its value comes from `toDiagnostics`. */
export const setServerMarks = StateEffect.define();

/** The server's marks. They move with the text that they stand on until the next ones arrive. */
export const serverMarks = StateField.define({
  create: () => [],
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setServerMarks)) return effect.value;
    return transaction.docChanged ? moveMarks(marks, transaction.changes) : marks;
  },
});

function moveMarks(marks, changes) {
  return marks.flatMap((mark) => {
    const from = changes.mapPos(mark.from, 1);
    const to = changes.mapPos(mark.to, -1);
    const gone = from > to || (from === to && mark.from < mark.to);
    return gone ? [] : [{ ...mark, from, to }];
  });
}

/**
 * Turns marks that the server made for the text `doc` into diagnostics; `changes` leads from there to the text as it
 * is now, which may be further because someone is typing.
 */
export function toDiagnostics(marks, doc, changes) {
  const diagnostics = (marks ?? []).map((mark) => ({
    ...toRange(doc, mark),
    severity: toSeverity(mark.severity),
    message: String(mark.message ?? ''),
    actions: (mark.fixes ?? []).map(toAction),
  }));
  return changes ? moveMarks(diagnostics, changes) : diagnostics;
}

function toAction(fix) {
  return {
    name: fix.title,
    apply(view, from, to) {
      view.dispatch({ changes: { from, to, insert: fix.replacement ?? '' }, userEvent: 'input.complete' });
      view.focus();
    },
  };
}

/** The marks to show. Where the server marks the place of the syntax error too, its words are the better ones. */
export function allDiagnostics(state) {
  const marks = state.field(serverMarks);
  const problem = findJsonError(state.doc.toString());
  if (!problem) return marks;
  const length = state.doc.length;
  const from = Math.min(problem.from, Math.max(0, length - 1));
  const to = Math.min(Math.max(problem.to, from), length);
  const known = marks.some((mark) => mark.severity === 'error' && mark.from <= to && from <= mark.to);
  return known ? marks : [...marks, { from, to, severity: 'error', message: problem.message, source: 'JSON' }];
}

/** Marks in the text, icons beside the line numbers, and their keys; `delay` in ms after the last key. */
export function diagnostics(delay) {
  const needsRefresh = ({ transactions }) =>
    transactions.some((transaction) => transaction.effects.some((effect) => effect.is(setServerMarks)));
  return [serverMarks, linter((view) => allDiagnostics(view.state), { delay, needsRefresh }), lintGutter()];
}
