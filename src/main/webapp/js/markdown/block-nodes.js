// Markdown blocks → descriptions of nodes. Pure. Anything unknown stays visible as text, including raw HTML.

import { h } from '../dom/nodes.js';
import { inlines } from './inline-nodes.js';

/** @import {Description} from '../dom/nodes.js' */
/** @import {Block} from './block.js' */
/** @import {Definition} from './inline.js' */

/**
 * What drawing an answer needs besides its text.
 *
 * @typedef {object} Context
 * @property {ReadonlySet<number>} citable the numbers of the sources
 * @property {(path: string) => number | undefined} sourceOf returns the number of the source with that path
 * @property {(code: string, language: string) => Description[] | null} highlight returns coloured code, or null to
 *     leave it plain
 * @property {(label: string) => Definition | undefined} definitionOf returns the definition of a label
 * @property {number} edition changes when earlier blocks may look different now; 0 to remember nothing
 * @property {boolean} growing whether the block is still growing; its code is then not coloured yet
 * @property {boolean} inLink whether the text is inside a link and must contain nothing clickable
 * @property {boolean} inside whether the block is inside another one, which has the `dir` attribute
 */

/**
 * Descriptions of closed blocks inside open ones, by edition, because they are drawn repeatedly.
 *
 * @type {WeakMap<Block, {edition: number, isTight: boolean, drawn: Description[]}>}
 */
const remembered = new WeakMap();

/**
 * Describes blocks. If they are growing, only the last one grows.
 *
 * @param {Block[]} list
 * @param {Context} context
 * @param {boolean} [isTight] whether paragraphs get no element of their own
 * @returns {Description[]}
 */
export function blocks(list, context, isTight = false) {
  const grown = context.growing ? { ...context, growing: false } : context;
  return list.flatMap((it, i) => described(it, i === list.length - 1 ? context : grown, isTight));
}

/** @param {Block} block @param {Context} context @param {boolean} isTight @returns {Description[]} */
function described(block, context, isTight) {
  if (block.open || context.growing || context.edition === 0) return BLOCKS[block.type](block, context, isTight);
  const known = remembered.get(block);
  if (known?.edition === context.edition && known.isTight === isTight) return known.drawn;
  const drawn = BLOCKS[block.type](block, context, isTight);
  remembered.set(block, { edition: context.edition, isTight, drawn });
  return drawn;
}

/** @type {Record<string, (block: Block, context: Context, isTight: boolean) => Description[]>} */
const BLOCKS = {
  // The question is an h2, so the headings of its answer are lower. Models start with one or two signs.
  heading: ({ depth, text }, context) => [
    h(`h${Math.min(Math.max(depth + 1, 3), 6)}`, direction(context), inlines(text, context)),
  ],
  paragraph: ({ lines }, context, isTight) => {
    const text = inlines(lines.join('\n').trimEnd(), context, '\n');
    return isTight ? text : [h('p', direction(context), text)];
  },
  rule: () => [h('hr', null)],
  quote: (block, context) => [alertOf(block, context) ?? quote(block.children, context)],
  footnote: (block, context) => [footnote(block, context)],
  code: (block, context) => [codeBlock(block, context)],
  list: (block, context) => [list(block, context)],
  item: (block, context, isTight) => [item(block, context, isTight)],
  table: (block, context) => [table(block, context)],
  html: ({ lines }, context) => [h('p', { ...direction(context), class: 'raw' }, lines.join('\n').trimEnd())],
};

/**
 * The first letter of a text decides its direction. Only the outermost block gets the attribute, because the browser
 * ignores inner blocks that have one.
 *
 * @param {Context} context
 */
function direction({ inside }) {
  return inside ? {} : { dir: 'auto' };
}

/** @param {Block[]} children @param {Context} context @param {Record<string, string>} [attributes] @param {Description} [title] */
function quote(children, context, attributes, title) {
  return h(
    'blockquote',
    { ...direction(context), ...attributes },
    title,
    blocks(children, { ...context, inside: true }),
  );
}

/** The first line of a quote that is an alert, as on GitHub. */
const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*$/i;

/** @param {Block} block @param {Context} context @returns {Description | null} null for a common quote */
function alertOf({ children: [first, ...others] }, context) {
  const kind = first?.type === 'paragraph' ? ALERT.exec(first.lines[0])?.[1].toLowerCase() : undefined;
  if (kind === undefined) return null;
  const lines = first.lines.slice(1);
  const rest = lines.length > 0 ? [{ ...first, open: true, lines }, ...others] : others;
  // The first words decide the direction, so the title waits for them. It does not decide, because it is isolated.
  if (context.growing && rest.length === 0) return quote([], context);
  const title = h('p', { class: 'alert-title' }, h('bdi', null, kind[0].toUpperCase() + kind.slice(1)));
  return quote(rest, context, { class: `alert alert-${kind}`, role: 'note' }, title);
}

/** @param {Block} block @param {Context} context */
function footnote({ label, children }, context) {
  return h(
    'div',
    { key: 'footnote', class: 'footnote', role: 'note', tabindex: '-1', 'data-footnote': label, ...direction(context) },
    h(
      'button',
      // Its own direction, so that the label does not decide the footnote's.
      {
        type: 'button',
        class: 'note-label',
        dir: 'auto',
        'data-note-back': label,
        'aria-label': `Footnote ${label}, back to the text`,
      },
      h('span', { class: 'sign' }, '[^'),
      label,
      h('span', { class: 'sign' }, ']: '),
    ),
    h('div', null, blocks(children, { ...context, inside: true })),
  );
}

/** @param {Block} list @param {Context} context */
function list({ children, start, loose }, context) {
  return h(
    start === null ? 'ul' : 'ol',
    { start: start === null || start === 1 ? null : start, ...direction(context) },
    blocks(children, { ...context, inside: true }, !loose),
  );
}

/** @param {Block} item @param {Context} context @param {boolean} isTight */
function item({ children: [first, ...others] }, context, isTight) {
  const task = first?.type === 'paragraph' ? (context.growing ? BEGUN_TASK : TASK).exec(first.lines[0]) : null;
  if (!task) return h('li', null, first && blocks([first, ...others], context, isTight));
  const rest = { ...first, open: true, lines: [first.lines[0].slice(task[0].length), ...first.lines.slice(1)] };
  return h('li', { class: 'task' }, checkbox(/x/i.test(task[0])), blocks([rest, ...others], context, isTight));
}

const TASK = /^\[[ xX]\][ \t]+/;
/** An item that begins like a task and has no words yet. */
const BEGUN_TASK = /^\[[ xX]\](?:[ \t]+|$)|^\[[ xX]$/;

/** @param {boolean} isDone */
function checkbox(isDone) {
  return h('span', { class: 'checkbox', role: 'img', 'aria-label': isDone ? 'done' : 'to do' }, isDone ? '☑' : '☐');
}

/** @param {Block} table @param {Context} context */
function table({ head, alignments, rows }, context) {
  const inner = { ...context, inside: true };
  const width = head.length;
  /** @param {string[]} cells @param {'th' | 'td'} tag @param {boolean} isLast */
  const row = (cells, tag, isLast) => {
    const own = cells.slice(0, width);
    const missing = width - own.length;
    return h(
      'tr',
      null,
      own.map((text, i) =>
        h(
          tag,
          { class: alignments[i] ? `align-${alignments[i]}` : null, scope: tag === 'th' ? 'col' : null },
          inlines(text, { ...inner, growing: context.growing && isLast && i === own.length - 1 }),
        ),
      ),
      // One cell for all missing cells: a head with thousands of cells must not multiply with thousands of rows.
      missing > 0 && h('td', { colspan: missing > 1 ? missing : null }),
    );
  };
  const body = rows.map((/** @type {string[]} */ cells, /** @type {number} */ i) =>
    row(cells, 'td', i === rows.length - 1),
  );
  // The wrapper scrolls sideways, not the page. It takes the focus so that it scrolls by keyboard too.
  return h(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    h('table', direction(context), h('thead', null, row(head, 'th', rows.length === 0)), h('tbody', null, body)),
  );
}

/** How many lines of code are always shown, 24. Of longer code, the page shows the first 16 (`code.css`). */
export const MAX_UNFOLDED = 24;

/** @param {Block} block @param {Context} context */
function codeBlock({ fence, isClosed, info, lines }, context) {
  const language = /^\S*/.exec(info)?.[0] ?? '';
  const code = lines.join('\n');
  const finished = !context.growing || (fence && isClosed);
  const coloured = finished && language ? context.highlight(code, language) : null;
  const isLong = finished && lines.length > MAX_UNFOLDED;
  // Code always runs from left to right and is never translated.
  return h(
    'figure',
    { class: isLong ? 'code long' : 'code', dir: 'ltr', translate: 'no' },
    h(
      'figcaption',
      null,
      h('span', null, language || 'text'),
      isLong &&
        h(
          'button',
          { key: 'fold', type: 'button', class: 'quiet', 'data-fold': lines.length, 'aria-expanded': 'false' },
          `Show all ${lines.length} lines`,
        ),
      h('button', { type: 'button', class: 'quiet', 'data-copy': true, 'aria-label': 'Copy code' }, 'Copy'),
    ),
    h('pre', { tabindex: '0' }, h('code', null, coloured ?? plainCode(code))),
  );
}

/** Lines of plain code per element, 50, because a browser lays out the whole element that grows. */
const PART_LINES = 50;

/** @param {string} code @returns {Description | Description[]} */
function plainCode(code) {
  const lines = code.split('\n');
  if (lines.length <= PART_LINES) return code;
  const parts = [];
  for (let i = 0; i < lines.length; i += PART_LINES) {
    const isLast = i + PART_LINES >= lines.length;
    parts.push(h('span', { class: 'part' }, lines.slice(i, i + PART_LINES).join('\n') + (isLast ? '' : '\n')));
  }
  return parts;
}
