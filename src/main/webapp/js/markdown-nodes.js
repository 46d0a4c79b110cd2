// Markdown tokens → descriptions of nodes. Pure. Everything that is not known stays visible as text, raw HTML too.

import { splitCitations } from './citations.js';
import { decodeEntities } from './entities.js';
import { allowedAddress } from './links.js';
import { h } from './nodes.js';

/** @typedef {import('./nodes.js').Description} Description */
/** @typedef {{type: string, raw: string, [field: string]: any}} Token */

/**
 * What the drawing of an answer depends on beside its text.
 *
 * @typedef {object} Context
 * @property {ReadonlySet<number>} citable the numbers of the sources
 * @property {(path: string) => number | undefined} sourceOf the number of the source with that path
 * @property {(code: string, language: string) => Description[] | null} highlight coloured code, or null to leave it plain
 * @property {boolean} growing whether the token is at the growing end, where code is not coloured yet
 * @property {boolean} inLink whether a link surrounds the text, so that nothing in it may be pressed
 */

/**
 * Describes block tokens. Of a growing list only the last is growing.
 *
 * @param {Token[]} tokens
 * @param {Context} context
 * @returns {Description[]}
 */
export function blocks(tokens, context) {
  const drawn = tokens.filter((token) => token.type !== 'space');
  return drawn.flatMap((token, i) => {
    const growing = context.growing && i === drawn.length - 1;
    return block(token, growing === context.growing ? context : { ...context, growing });
  });
}

/** @param {Token} token @param {Context} context @returns {Description[]} */
function block(token, context) {
  const draw = BLOCKS[/** @type {keyof typeof BLOCKS} */ (token.type)];
  return draw ? draw(token, context) : [h('p', null, plain(token.raw, context))];
}

/** @type {Record<string, (token: Token, context: Context) => Description[]>} */
const BLOCKS = {
  // The question is an h2; the headings of its answer stand below it. Models begin with one or with two signs.
  heading: (token, context) => [h(`h${Math.min(Math.max(token.depth + 1, 3), 6)}`, null, inlines(token.tokens, context))],
  paragraph: (token, context) => [h('p', null, withoutLastBreak(inlines(token.tokens, context, '\n')))],
  // A paragraph in a tight list has no element of its own; checkboxes come as a neighbour in front of it.
  text: (token, context) => inlines(token.tokens ?? [token], context),
  checkbox: (token) => [checkbox(token)],
  hr: () => [h('hr', null)],
  blockquote: (token, context) => [h('blockquote', null, blocks(token.tokens, context))],
  code: (token, context) => [codeBlock(token, context)],
  list: (token, context) => [list(token, context)],
  table: (token, context) => [table(token, context)],
  html: (token) => [h('p', { class: 'raw' }, token.raw.trimEnd())],
  def: (token, context) => (isNumber(token.tag) ? [h('p', null, plain(token.raw.trim(), context, '\n'))] : []),
};

/**
 * Returns whether a label is a number. Such a definition (`[1]: docs/install.md`) repeats our list of sources: it must not
 * turn citations into links.
 *
 * @param {string} label
 */
export function isNumber(label) {
  return /^\d+$/.test(label);
}

/** @param {Token} token @param {Context} context */
function list(token, context) {
  const tag = token.ordered ? 'ol' : 'ul';
  const start = token.ordered && token.start !== 1 ? token.start : null;
  const last = token.items.length - 1;
  const items = token.items.map((/** @type {Token} */ item, /** @type {number} */ i) => {
    const inner = { ...context, growing: context.growing && i === last };
    return h('li', { class: item.task ? 'task' : null }, blocks(item.tokens, inner));
  });
  return h(tag, { start }, items);
}

/** @param {Token} token */
function checkbox(token) {
  return h('span', { class: 'checkbox', role: 'img', 'aria-label': token.checked ? 'done' : 'to do' }, token.checked ? '☑' : '☐');
}

/** @param {Token} token @param {Context} context */
function table(token, context) {
  /** @param {string} tag @param {Token} cell */
  const cell = (tag, { tokens, align }) =>
    h(tag, { class: align ? `align-${align}` : null, scope: tag === 'th' ? 'col' : null }, inlines(tokens, context));
  const head = h('tr', null, token.header.map((/** @type {Token} */ it) => cell('th', it)));
  const rows = token.rows.map((/** @type {Token[]} */ row) => h('tr', null, row.map((it) => cell('td', it))));
  // The wrapper scrolls sideways, not the page; by keyboard too, therefore it takes the focus.
  return h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    h('table', null, h('thead', null, head), h('tbody', null, rows)));
}

/** @param {Token} token @param {Context} context */
function codeBlock(token, context) {
  const language = /^\S*/.exec(token.lang ?? '')?.[0] ?? '';
  const finished = !context.growing || isClosedFence(token.raw);
  const coloured = finished && language ? context.highlight(token.text, language) : null;
  return h('figure', { class: 'code' },
    h('figcaption', null,
      h('span', null, language || 'text'),
      h('button', { type: 'button', class: 'quiet', 'data-copy': true, 'aria-label': 'Copy code' }, 'Copy')),
    h('pre', { tabindex: '0' }, h('code', null, coloured ?? plainCode(token.text))));
}

/** So many lines of plain code, 50, stand in one element: a browser lays out the whole of the one that grows. */
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

/**
 * Returns whether a code token is a fence with its closing line.
 *
 * @param {string} raw
 */
export function isClosedFence(raw) {
  const opening = /^ {0,3}(`{3,}|~{3,})[^\n]*\n/.exec(raw);
  if (!opening) return false;
  const lastLine = raw.trimEnd().slice(raw.trimEnd().lastIndexOf('\n') + 1).trim();
  return raw.trimEnd().includes('\n') && lastLine.startsWith(opening[1]) && /^[`~]+$/.test(lastLine);
}

/** @param {Token[] | undefined} tokens @param {Context} context @param {string} [before] what stands in front @returns {Description[]} */
function inlines(tokens, context, before = '') {
  let written = before;
  return (tokens ?? []).flatMap((token) => {
    const drawn = token.type === 'text' && !token.tokens ? plain(token.text, context, written) : inline(token, context);
    written = token.raw;
    return drawn;
  });
}

/** @param {Description[]} parts */
function withoutLastBreak(parts) {
  const last = parts.at(-1);
  return typeof last === 'string' ? [...parts.slice(0, -1), last.trimEnd()] : parts;
}

/** @param {Token} token @param {Context} context @returns {Description[]} */
function inline(token, context) {
  const draw = INLINES[/** @type {keyof typeof INLINES} */ (token.type)];
  return draw ? draw(token, context) : [token.raw];
}

/** @type {Record<string, (token: Token, context: Context) => Description[]>} */
const INLINES = {
  text: (token, context) => (token.tokens ? inlines(token.tokens, context) : plain(token.text, context)),
  escape: (token) => [token.text],
  strong: (token, context) => [h('strong', null, inlines(token.tokens, context))],
  em: (token, context) => [h('em', null, inlines(token.tokens, context))],
  del: (token, context) => [h('del', null, inlines(token.tokens, context))],
  codespan: (token) => [h('code', null, token.text)],
  br: () => [h('br', null)],
  checkbox: (token) => [checkbox(token)],
  link: (token, context) => link(token, context),
  image: (token, context) => image(token, context),
  // Models break lines in table cells with this one tag; every other tag is shown as it was written.
  html: (token) => (/^<br\s*\/?>$/i.test(token.raw) ? [h('br', null)] : [token.raw]),
};

/** @param {string} text @param {Context} context @param {string} [before] what stands in front of it @returns {Description[]} */
function plain(text, context, before = '') {
  // Blanks at the beginning of a line mean nothing; whether the lexer keeps them depends on what it saw after the line.
  const written = text.replace(/\n[ \t]+/g, '\n');
  if (context.inLink) return [decodeEntities(written)];
  return splitCitations(written, context.citable, before).map((part) => (typeof part === 'number' ? citation(part) : decodeEntities(part)));
}

/** @param {number} n */
export function citation(n) {
  return h('button', { type: 'button', class: 'citation', 'data-source': n, 'aria-label': `Source ${n}` }, String(n));
}

/** @param {Token} token @param {Context} context @returns {Description[]} */
function link(token, context) {
  const text = inlines(token.tokens, { ...context, inLink: true });
  const written = decodeEntities(token.href);
  const address = allowedAddress(written);
  if (address) return [anchor(address, token.title, text)];
  const source = context.inLink ? undefined : context.sourceOf(written);
  if (source !== undefined) return [...text, ' ', citation(source)];
  // Where a refused link would have led stays readable.
  return token.text === token.href ? text : [...text, ` (${written})`];
}

/**
 * An image of an answer is a link: nothing a model writes makes the browser fetch anything.
 *
 * @param {Token} token @param {Context} context @returns {Description[]}
 */
function image(token, context) {
  const name = decodeEntities(token.text) || 'image';
  const written = decodeEntities(token.href);
  const address = context.inLink ? null : allowedAddress(written);
  return address ? [anchor(address, token.title, [`Image: ${name}`])] : [`Image: ${name} (${written})`];
}

/** @param {string} address @param {string | null} title @param {Description[]} text */
function anchor(address, title, text) {
  return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer', title: title ? decodeEntities(title) : null }, text);
}
