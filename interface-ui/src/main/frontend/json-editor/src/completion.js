/* Completion from a list that the server sets, offered where it makes sense in a template. */
import { autocompletion } from '@codemirror/autocomplete';
import { StateEffect, StateField } from '@codemirror/state';
import { decodeJsonString, directiveNames, expressionStartAt } from './placeholders.js';
import { pathMatches, stringAt } from './structure.js';

/** Replaces the list of completions. */
export const setCompletionList = StateEffect.define();

/** The completions that the server offers. */
export const completionList = StateField.define({
  create: () => [],
  update(list, transaction) {
    for (const effect of transaction.effects) if (effect.is(setCompletionList)) return effect.value;
    return list;
  },
});

const DIRECTIVE_OPTIONS = directiveNames.map((name) => ({ label: name, type: 'keyword', detail: 'directive' }));

/**
 * What to offer at a place, or null. Completions without a `scope` are for expressions; `key` and `value` are for
 * member names and values, and there `path` says for which.
 */
export function completeTemplate(context) {
  const { state, pos } = context;
  const list = state.field(completionList);
  const string = stringAt(state, pos);
  if (!string) return inHalfTypedString(context, list);

  const { text, at } = decodeJsonString(string.raw);
  const offset = at.findIndex((raw) => raw >= pos - string.from);
  const start = string.role === 'expression' ? 0 : expressionStartAt(text, offset);
  const source = (place) => string.from + at[place];
  if (start >= 0) {
    const from = source(start + wordStart(text.slice(start, offset), /[\w.]*$/));
    return offer(list.filter((item) => isFor(item, 'placeholder')), from, /^[\w.]*$/);
  }
  const options = list.filter((item) => isFor(item, string.role) && pathMatches(item.path, string.path));
  // Unasked, directives come with their dollar sign only: most names are names of members.
  const wantsDirective = context.explicit || text.slice(0, offset).startsWith('$');
  if (string.role === 'key' && wantsDirective) options.push(...DIRECTIVE_OPTIONS);
  // A value is replaced as a whole: enum values hold spaces and dashes.
  return text.slice(0, offset).includes('{{') ? null : offer(options, source(0), /^[^"\\{]*$/);
}

/** Without its closing quote a string is none yet; the braces before the cursor still say what is wanted. */
function inHalfTypedString(context, list) {
  const typed = context.matchBefore(/\{\{[^{}"]*/);
  if (!typed) return null;
  const from = typed.from + 2 + wordStart(typed.text.slice(2), /[\w.]*$/);
  return offer(list.filter((item) => isFor(item, 'placeholder')), from, /^[\w.]*$/);
}

function wordStart(text, pattern) {
  return text.search(pattern);
}

function isFor(item, scope) {
  return (item.scope ?? 'placeholder').toLowerCase() === scope;
}

function offer(list, from, validFor) {
  return list.length === 0 ? null : { from, options: list.map(toOption), validFor };
}

function toOption(item) {
  const text = item.apply ?? item.label;
  return {
    label: item.label,
    type: item.type ?? undefined,
    detail: item.detail ?? undefined,
    info: item.info ?? undefined,
    // The list holds plain text, and this stands inside a JSON string.
    apply: JSON.stringify(text).slice(1, -1),
  };
}

/** Completion while typing and with Ctrl-Space. */
export function completion() {
  return [completionList, autocompletion({ override: [completeTemplate], activateOnTypingDelay: 50, icons: true })];
}
