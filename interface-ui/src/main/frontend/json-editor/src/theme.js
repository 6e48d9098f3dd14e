/* How the editor looks, light and dark. Everything is a style sheet object: no style element, no style attribute. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { dark, light } from './palette.js';

const colour = (name) => `var(--_${name})`;
const declare = (palette) =>
  Object.entries(palette).map(([name, value]) => `--_${name}: var(--json-editor-${name}, ${value});`).join('');

/** The sheet of the shadow root: the element as a box, and the colours. */
export function hostSheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; min-height: 8rem; text-align: start; }
    :host([hidden]) { display: none; }
    :host([disabled]) { opacity: 0.6; }
    .frame { ${declare(light)} color-scheme: light; box-sizing: border-box; height: 100%; min-height: inherit;
      display: flex; background: ${colour('background')}; border: 1px solid ${colour('border')};
      border-radius: var(--json-editor-radius, 6px); overflow: hidden; }
    .frame.dark { ${declare(dark)} color-scheme: dark; }
    .frame:focus-within { outline: 2px solid ${colour('focus')}; outline-offset: 1px; }
    .cm-editor { flex: 1; min-width: 0; }
  `);
  return sheet;
}

const highlightStyle = HighlightStyle.define([
  { tag: tags.propertyName, color: colour('key') },
  { tag: tags.string, color: colour('string') },
  { tag: tags.number, color: colour('number') },
  { tag: [tags.bool, tags.null], color: colour('atom') },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: colour('punctuation') },
]);

// The editor's own wavy lines and icons are data: pictures, which a strict policy refuses; these are plain CSS.
const wavy = (name) => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy ${colour(name)}`,
  textDecorationSkipInk: 'none',
  textUnderlineOffset: '3px',
});
const icon = (sign, name) => ({
  content: 'normal',
  color: colour(name),
  '&::before': { content: `"${sign}"`, fontWeight: 'bold' },
});
const severity = (name, tint) => ({ borderLeft: `5px solid ${colour(tint ?? name)}` });

const look = {
  '&': { height: '100%', color: colour('text'), backgroundColor: colour('background'), fontSize: '0.875rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--json-editor-font, ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace)',
    lineHeight: '1.55',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: colour('text') },
  '.cm-cursor, .cm-dropCursor': { borderLeft: `2px solid ${colour('text')}` },
  '.cm-gutters': { backgroundColor: colour('gutter'), color: colour('gutter-text'), border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { paddingLeft: '8px' },
  '.cm-activeLine': { backgroundColor: colour('active-line') },
  '.cm-activeLineGutter': { backgroundColor: colour('active-line') },
  // The selection lies behind the text, where a filled active line would hide it.
  '&.cm-focused .cm-activeLine': { backgroundColor: `color-mix(in srgb, ${colour('active-line')} 60%, transparent)` },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: colour('selection'),
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: `1px solid ${colour('focus')}`,
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: colour('wrong-background'),
    color: colour('wrong'),
  },
  '.cm-foldPlaceholder': {
    backgroundColor: colour('control'),
    color: colour('text'),
    border: `1px solid ${colour('border')}`,
    padding: '0 6px',
  },
  '.cm-specialChar': { color: colour('wrong') },
  '.cm-searchMatch, .cm-selectionMatch': { backgroundColor: colour('match'), color: colour('text') },
  // More specific than the colours of the marks inside, which would hide the match.
  '.cm-searchMatch [class], .cm-selectionMatch [class]': { backgroundColor: 'transparent', color: 'inherit' },
  '.cm-searchMatch.cm-searchMatch-selected': {
    backgroundColor: colour('match-selected'),
    outline: `1px solid ${colour('focus')}`,
  },

  '.cm-tpl-placeholder, .cm-tpl-expression': {
    backgroundColor: colour('placeholder-background'),
    color: colour('placeholder'),
    borderRadius: '3px',
  },
  '.cm-tpl-placeholder span, .cm-tpl-expression span': { color: 'inherit' },
  '.cm-tpl-brace, .cm-tpl-placeholder .cm-tpl-brace': { color: colour('brace'), fontWeight: 'bold' },
  '.cm-tpl-placeholder .cm-tpl-expr-string, .cm-tpl-expression .cm-tpl-expr-string': { color: colour('expr-string') },
  '.cm-tpl-placeholder .cm-tpl-expr-number, .cm-tpl-expression .cm-tpl-expr-number': { color: colour('expr-number') },
  '.cm-tpl-placeholder .cm-tpl-expr-call, .cm-tpl-expression .cm-tpl-expr-call': { color: colour('expr-call') },
  '.cm-tpl-expr-keyword': { fontWeight: 'bold' },
  '.cm-tpl-escape, .cm-tpl-escape span': { color: colour('escape'), fontStyle: 'italic' },
  '.cm-tpl-directive, .cm-tpl-directive span': { color: colour('directive'), fontWeight: 'bold' },
  '.cm-tpl-companion, .cm-tpl-companion span': { color: colour('directive') },
  '.cm-tpl-wrong': {
    backgroundColor: colour('wrong-background'),
    color: colour('wrong'),
    outline: `1px dashed ${colour('error')}`,
    borderRadius: '3px',
  },
  '.cm-tpl-wrong span': { color: 'inherit' },

  '.cm-lintRange-error': wavy('error'),
  '.cm-lintRange-warning': wavy('warning'),
  '.cm-lintRange-info': wavy('info'),
  '.cm-lintRange-hint': wavy('info'),
  '.cm-lintRange-active': { backgroundColor: colour('selected-option') },
  '.cm-lintPoint-error:after': { borderBottomColor: colour('error') },
  '.cm-lintPoint-warning:after': { borderBottomColor: colour('warning') },
  '.cm-gutter-lint': { width: '1.2em' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 2px' },
  '.cm-lint-marker': { width: '1em', height: 'auto', textAlign: 'center', cursor: 'default' },
  '.cm-lint-marker-error': icon('✖', 'error'),
  '.cm-lint-marker-warning': icon('▲', 'warning'),
  '.cm-lint-marker-info': icon('●', 'info'),
  '.cm-lint-marker-hint': icon('●', 'info'),

  '.cm-tooltip, .cm-panels': { fontFamily: 'var(--json-editor-ui-font, system-ui, sans-serif)' },
  '.cm-tooltip, .cm-tooltip.cm-completionInfo': {
    backgroundColor: colour('panel'),
    color: colour('text'),
    border: `1px solid ${colour('border')}`,
    borderRadius: '4px',
    boxShadow: '0 4px 14px rgb(0 0 0 / 25%)',
  },
  '.cm-diagnostic': { padding: '5px 10px', maxWidth: '36rem' },
  '.cm-diagnostic-error': severity('error'),
  '.cm-diagnostic-warning': severity('warning'),
  '.cm-diagnostic-info': severity('info'),
  '.cm-diagnostic-hint': severity('hint', 'info'),
  '.cm-diagnosticSource': { opacity: 1, color: colour('gutter-text') },
  '.cm-diagnosticAction': {
    backgroundColor: colour('control'),
    color: colour('text'),
    border: `1px solid ${colour('border')}`,
    padding: '2px 8px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: colour('selected-option'),
    color: colour('text'),
    outline: `1px solid ${colour('focus')}`,
    outlineOffset: '-1px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '16em' },
  '.cm-completionIcon': { opacity: 1, color: colour('gutter-text'), width: '1em' },
  // Letters that every font has.
  '.cm-completionIcon-variable': { '&:after': { content: '"x"' } },
  '.cm-completionIcon-keyword': { '&:after': { content: '"$"' } },
  '.cm-completionIcon-constant': { '&:after': { content: '"c"' } },
  '.cm-completionIcon-type': { '&:after': { content: '"t"' } },
  '.cm-completionDetail': { color: colour('gutter-text') },

  '.cm-panels': { backgroundColor: colour('panel'), color: colour('text') },
  '.cm-panels-top': { borderBottom: `1px solid ${colour('border')}` },
  '.cm-panels-bottom': { borderTop: `1px solid ${colour('border')}` },
  '.cm-textfield': {
    fontSize: '0.8125rem',
    backgroundColor: colour('control'),
    color: colour('text'),
    border: `1px solid ${colour('border')}`,
    borderRadius: '4px',
  },
  '.cm-button': {
    fontSize: '0.8125rem',
    backgroundImage: 'none',
    backgroundColor: colour('control'),
    color: colour('text'),
    border: `1px solid ${colour('border')}`,
    borderRadius: '4px',
  },
  '.cm-button:active': { backgroundImage: 'none', backgroundColor: colour('selected-option') },
  '.cm-panel.cm-search label': { fontSize: '0.8125rem' },
  '.cm-panel.cm-search [name=close]': { color: colour('text'), fontSize: '1.25rem', padding: '0 6px' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: colour('selected-option'), color: colour('text') },
  '.cm-panel.cm-panel-lint ul:focus [aria-selected]': {
    backgroundColor: colour('selected-option'),
    color: colour('text'),
  },
  '.cm-panel.cm-panel-lint [name=close]': { color: colour('text'), fontSize: '1.25rem', padding: '0 6px' },
};

const looks = { light: EditorView.theme(look), dark: EditorView.theme(look, { dark: true }) };

/** The look; the colours themselves come from the frame's class, this only tells the editor which kind it has. */
export function appearance(isDark) {
  return [isDark ? looks.dark : looks.light, syntaxHighlighting(highlightStyle)];
}

/** Whether to be dark: the element's own `theme` says so, else the document's, else the colour scheme it inherits. */
export function isDark(element) {
  for (const themed of [element, document.body, document.documentElement]) {
    const words = themed.getAttribute('theme')?.split(/\s+/) ?? [];
    if (words.includes('dark')) return true;
    if (words.includes('light')) return false;
  }
  const scheme = getComputedStyle(element).colorScheme;
  if (!scheme.includes('dark')) return false;
  return !scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Calls back when what `isDark` looks at may have changed; returns how to stop that. */
export function watchTheme(element, changed) {
  const observer = new MutationObserver(changed);
  for (const themed of [document.documentElement, document.body]) {
    observer.observe(themed, { attributeFilter: ['theme', 'class', 'style'] });
  }
  const preference = matchMedia('(prefers-color-scheme: dark)');
  preference.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    preference.removeEventListener('change', changed);
  };
}
