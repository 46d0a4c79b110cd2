// What a Markdown block is, what it contains, and when a line continues it.

import { endsHtml, fenceOf, headingOf, htmlKind, isBlank, isRule } from './lines.js';

/** @import {Line} from './lines.js' */

/**
 * A block. Containers (`document`, `quote`, `list`, `item`, `footnote`) have children; `paragraph`, `code`, `html` lines; `heading`
 * a text; `table` a head and rows of cells.
 *
 * @typedef {{type: string, open: boolean, children: Block[], lines: string[], [field: string]: any}} Block
 */

/**
 * Whether a line continues an open block, by the block's type. Consumes the markers that say so.
 *
 * @type {Record<string, (line: Line, block: Block) => boolean>}
 */
export const CONTINUES = {
  quote: (line) => line.indent <= 3 && line.rest.trimStart()[0] === '>' && line.skipQuoteSign(),
  list: () => true,
  item: (line, { content, children }) => {
    if (isBlank(line.rest)) return children.length > 0;
    return line.indent >= content && line.consume(content);
  },
  // spec of GitHub: four blanks continue a footnote.
  footnote: (line, { children }) => (isBlank(line.rest) ? children.length > 0 : line.indent >= 4 && line.consume(4)),
  paragraph: (line) => !isBlank(line.rest),
  table: (line) => !isBlank(line.rest),
  code: (line, { fence }) => fence !== undefined || line.indent >= 4 || isBlank(line.rest),
  html: (line, { kind }) => kind < 6 || !isBlank(line.rest),
};

/** Makes a block. @param {string} type @param {Record<string, any>} [fields] @returns {Block} */
export function block(type, fields) {
  return { type, open: false, children: [], lines: [], blank: false, ...fields };
}

const HOLDS_ALL = new Set(['document', 'quote', 'item', 'footnote']);

/** @param {Block} parent @param {Block} child */
export function mayHold(parent, child) {
  if (parent.type === 'list') return child.type === 'item';
  return HOLDS_ALL.has(parent.type);
}

/**
 * Returns the leaf block that a line begins, open if more lines may follow: a rule, a heading, a fence, raw HTML.
 *
 * @param {Line} line
 * @param {boolean} inParagraph whether a paragraph is open
 * @returns {Block | null}
 */
export function leafOf(line, inParagraph) {
  const rest = line.rest.trimStart();
  if (isRule(rest)) return block('rule');
  const heading = headingOf(rest);
  if (heading) return block('heading', heading);
  const fence = fenceOf(rest);
  if (fence)
    return block('code', {
      open: true,
      info: fence.info,
      fence: { marks: fence.marks, indent: line.indent },
      isClosed: false,
    });
  const kind = htmlKind(rest, inParagraph);
  return kind === 0 ? null : block('html', { open: kind > 5 || !endsHtml(kind, rest), kind, lines: [line.rest] });
}
