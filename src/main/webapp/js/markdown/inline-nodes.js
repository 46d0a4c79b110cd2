// The text of a Markdown block → descriptions of nodes. Pure.

import { h } from '../dom/nodes.js';
import { allowedAddress } from './addresses.js';
import { splitCitations } from './citations.js';
import { decodeEntities } from './entities.js';
import { inlineTokens } from './inline.js';

/** @import {Description} from '../dom/nodes.js' */
/** @import {Context} from './block-nodes.js' */
/** @import {Token} from './inline.js' */

/**
 * Describes the text of a block.
 *
 * @param {string} text
 * @param {Context} context
 * @param {string} [before] the text before it: a line break at the start of a paragraph
 * @returns {Description[]}
 */
export function inlines(text, context, before = '') {
  return describe(inlineTokens(text, context.definitionOf, context.growing), context, before);
}

/** @param {Token[]} tokens @param {Context} context @param {string} [before] @returns {Description[]} */
function describe(tokens, context, before = '') {
  let written = before;
  return tokens.flatMap((token) => {
    const drawn = token.type === 'text' ? plain(token.text, context, written) : INLINES[token.type](token, context);
    written = token.end ?? token.raw ?? token.text;
    return drawn;
  });
}

/** @type {Record<string, (token: Token, context: Context) => Description[]>} */
const INLINES = {
  escape: ({ text }) => [text],
  strong: ({ tokens }, context) => [h('strong', null, describe(tokens, context))],
  em: ({ tokens }, context) => [h('em', null, describe(tokens, context))],
  del: ({ tokens }, context) => [h('del', null, describe(tokens, context))],
  codespan: ({ text }) => [h('code', { dir: 'ltr', translate: 'no' }, text)],
  br: () => [h('br', null)],
  footnote: ({ label }, context) => [context.inLink ? `[^${label}]` : footnoteReference(label)],
  link: (token, context) => link(token, context),
  image: (token, context) => image(token, context),
  // Models use this tag to break lines in table cells. Every other tag is shown as text.
  html: ({ raw }) => (/^<br\s*\/?>$/i.test(raw) ? [h('br', null)] : [raw]),
};

/** @param {string} text @param {Context} context @param {string} before @returns {Description[]} */
function plain(text, context, before) {
  if (context.inLink) return [decodeEntities(text)];
  return splitCitations(text, context.citable, before).map((part) =>
    typeof part === 'number' ? citation(part) : decodeEntities(part),
  );
}

/** @param {number} n */
export function citation(n) {
  // The brackets are for copies and printouts, where a bare number would look like part of the sentence.
  return h(
    'button',
    { type: 'button', class: 'citation', 'data-source': n, 'aria-label': `Source ${n}` },
    h('span', { class: 'bracket' }, '['),
    String(n),
    h('span', { class: 'bracket' }, ']'),
  );
}

/**
 * Unlike a citation, it has no background, and a copy shows it as it was written.
 *
 * @param {string} label
 */
function footnoteReference(label) {
  return h(
    'button',
    { key: 'footnote', type: 'button', class: 'note-ref', 'data-note': label, 'aria-label': `Footnote ${label}` },
    h('span', { class: 'sign' }, '[^'),
    label,
    h('span', { class: 'sign' }, ']'),
  );
}

/** @param {Token} token @param {Context} context @returns {Description[]} */
function link(token, context) {
  const text = describe(token.tokens, { ...context, inLink: true });
  if (context.inLink) return text;
  const written = decodeEntities(token.href);
  const address = allowedAddress(written);
  if (address) return [anchor(address, token.title, text, token.text === token.href)];
  const source = context.sourceOf(written);
  if (source !== undefined) return [...text, ' ', citation(source)];
  // The address of a refused link stays readable.
  return token.text === token.href ? text : [...text, ` (${written})`];
}

/**
 * An image becomes a link, because nothing that a model writes may make the browser fetch anything.
 *
 * @param {Token} token
 * @param {Context} context
 * @returns {Description[]}
 */
function image(token, context) {
  const name = decodeEntities(token.text) || 'image';
  const written = decodeEntities(token.href);
  const address = context.inLink ? null : allowedAddress(written);
  return address ? [anchor(address, token.title, [`Image: ${name}`])] : [`Image: ${name} (${written})`];
}

/**
 * @param {string} address
 * @param {string | null} title
 * @param {Description[]} text
 * @param {boolean} [isBare] whether its text is its address, so that a printout does not repeat it
 */
function anchor(address, title, text, isBare = false) {
  return h(
    'a',
    {
      class: isBare ? 'bare' : null,
      href: address,
      target: '_blank',
      rel: 'noopener noreferrer',
      title: title ? decodeEntities(title) : null,
    },
    text,
  );
}
