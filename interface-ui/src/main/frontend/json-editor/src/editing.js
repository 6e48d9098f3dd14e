/* What the editor can do apart from the page around it: history, folding, search, completion, keys. */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import { completion } from './completion.js';
import { diagnostics } from './diagnostics.js';
import { placeholders } from './placeholder-highlight.js';

/** The extensions that every editor has; diagnostics wait this many ms after the last key. */
export function editing(debounce) {
  return [
    lineNumbers(),
    highlightActiveLineGutter(),
    foldGutter({ openText: '▾', closedText: '▸' }),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(2),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    placeholders(),
    closeBrackets(),
    completion(),
    rectangularSelection(),
    crosshairCursor(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    EditorView.lineWrapping,
    json(),
    diagnostics(debounce),
    keymap.of([
      { key: 'Ctrl-m', mac: 'Shift-Alt-m', run: toggleTab },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
  ];
}

/** Switches what Tab does, and says so: nobody sees the difference before pressing it. */
function toggleTab(view) {
  const indents = view.dom.dataset.tab !== 'indents';
  view.dom.dataset.tab = indents ? 'indents' : 'leaves';
  view.setTabFocusMode(!indents);
  view.dispatch({ effects: EditorView.announce.of(indents ? 'Tab indents' : 'Tab leaves the editor') });
  return true;
}
