// The markup that highlight.js returns → descriptions of nodes.
//
// The library guarantees spans with classes around text, and its token tree is not public. So this scanner reads its
// markup: spans and five character references, nothing else. The page never passes it to the HTML parser. If anything
// else appeared, the text would differ from the code, and the code would stay plain.

import { flatten, h } from '../dom/nodes.js';

/** @import {Description} from '../dom/nodes.js' */

const SIGN = /<span class="([^"]*)">|<\/span>|&(amp|lt|gt|quot|#x27);/g;

/** @type {Record<string, string>} */
const REFERENCES = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/**
 * Describes coloured code: a span of the classes `hljs-title function_` becomes one of `hl-title hl-function`.
 *
 * @param {string} markup
 * @param {string} code the expected text of the markup
 * @returns {Description[]} the plain code if the text differs
 */
export function describeMarkup(markup, code) {
  /** The open spans, from the outermost inwards. @type {{classes: string, children: Description[]}[]} */
  const open = [{ classes: '', children: [] }];
  let text = '';
  let from = 0;
  const add = (/** @type {string} */ piece) => {
    open[open.length - 1].children.push(piece);
    text += piece;
  };
  for (const { 0: sign, 1: classes, 2: reference, index } of markup.matchAll(SIGN)) {
    add(markup.slice(from, index));
    from = index + sign.length;
    if (reference) {
      add(REFERENCES[reference]);
    } else if (classes !== undefined) {
      open.push({ classes, children: [] });
    } else if (open.length > 1) {
      const span = /** @type {{classes: string, children: Description[]}} */ (open.pop());
      open[open.length - 1].children.push(h('span', { class: ownClasses(span.classes) }, span.children));
    }
  }
  add(markup.slice(from));
  return open.length === 1 && text === code ? flatten(open[0].children) : [code];
}

/** The library marks the parts of a name: `hljs-title function_`, `language-xml`. @param {string} classes */
function ownClasses(classes) {
  const names = classes.split(' ').map((name) => name.replace(/^(?:hljs|language)-/, '').replace(/_+$/, ''));
  return names.map((name) => `hl-${name.replaceAll(/[^\w-]/g, '')}`).join(' ');
}
