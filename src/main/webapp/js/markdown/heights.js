// Estimates the height of a block without laying it out.

/** @import {Description} from '../dom/nodes.js' */

/** Letters per line: 86 at the page's full width, fewer in a narrow window. */
const LETTERS = 86;
/** The heights of lines and margins in rem, as in prose.css. */
const LINE = 1.68;
const CODE_LINE = 1.36;
const MARGIN = 1;

/** The margins of elements, and the heights of their lines. @type {Record<string, {around: number, line?: number}>} */
const ELEMENTS = {
  h3: { around: 1, line: 1.52 },
  h4: { around: 1, line: 1.4 },
  h5: { around: 1 },
  h6: { around: 1 },
  p: { around: MARGIN },
  hr: { around: 2.1, line: 0 },
  li: { around: 0.25 },
  tr: { around: 1.06, line: 1.31 },
  figure: { around: MARGIN + 1 },
  ul: { around: MARGIN },
  ol: { around: MARGIN },
  blockquote: { around: 0 },
  div: { around: MARGIN },
};

const CONTAINERS = new Set(['ul', 'ol', 'li', 'blockquote', 'div', 'table', 'thead', 'tbody']);

/**
 * Returns the estimated height of a block in rem.
 *
 * @param {Description} description
 * @returns {number}
 */
export function estimatedHeight(description) {
  if (typeof description === 'string') return linesOf(description) * LINE;
  const { tag, children } = description;
  const { around, line = LINE } = ELEMENTS[tag] ?? { around: 0 };
  if (tag === 'figure') return around + (shownLines(textOf(children.at(-1) ?? '')) + 1) * CODE_LINE;
  if (tag === 'tr')
    return around + Math.max(1, ...children.map((cell) => Math.ceil(textOf(cell).length / (LETTERS / 3)))) * line;
  if (!CONTAINERS.has(tag)) return around + linesOf(textOf(description)) * line;
  // Text between blocks, without a block of its own, is a paragraph of a tight list.
  const own = children.filter((child) => typeof child === 'string' || !(child.tag in ELEMENTS));
  const blocks = children.filter(
    (child) => (typeof child !== 'string' && child.tag in ELEMENTS) || CONTAINERS.has(/** @type {any} */ (child).tag),
  );
  const text = own
    .filter((child) => !CONTAINERS.has(/** @type {any} */ (child).tag))
    .map(textOf)
    .join('');
  return (
    around + (text === '' ? 0 : linesOf(text) * LINE) + blocks.reduce((sum, child) => sum + estimatedHeight(child), 0)
  );
}

/** Long code shows its first lines only, see `block-nodes.js`. @param {string} code */
function shownLines(code) {
  const lines = code.split('\n').length;
  return lines > 24 ? 16 : lines;
}

/** @param {string} text */
function linesOf(text) {
  return Math.max(1, Math.ceil(text.length / LETTERS));
}

/** @param {Description} description @returns {string} */
function textOf(description) {
  return typeof description === 'string' ? description : description.children.map(textOf).join('');
}
