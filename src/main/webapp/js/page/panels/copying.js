// What the user copies: the text as displayed, with the sources that it cites.

import { placeName, sourceAddress } from '../../source/place.js';

/** @import {Source} from '../../answer/event.js' */

/**
 * Returns a text with its sources below it, one per line, each with the address of its page.
 *
 * @param {string} text
 * @param {Source[]} cited
 * @param {string} base the page's address
 */
export function withSources(text, cited, base) {
  if (cited.length === 0) return text;
  return `${text.trimEnd()}\n\nSources:\n\n${cited.map((source) => `- ${sourceLine(source)} ${new URL(sourceAddress(source), base)}`).join('\n')}\n`;
}

/** @param {Source} source */
function sourceLine(source) {
  const place = placeName(source);
  return `[${source.n}] ${source.title && source.title !== source.path ? `${source.title}, ${place}` : place}`;
}

/**
 * Copies the selection together with the sources that it cites. Leaves a selection without citations, or one that
 * extends beyond the answer, to the browser.
 *
 * @param {ClipboardEvent} event
 * @param {Element} answer
 * @param {Source[]} sources of the answer
 * @param {string} base the page's address
 */
export function copySelection(event, answer, sources, base) {
  const selection = answer.ownerDocument.getSelection();
  if (!event.clipboardData || !selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  if (!answer.contains(range.commonAncestorContainer)) return;
  const copied = range.cloneContents();
  const numbers = new Set(
    [...copied.querySelectorAll('.citation')].map((it) => Number(/** @type {HTMLElement} */ (it).dataset.source)),
  );
  const cited = sources.filter(({ n }) => numbers.has(n));
  if (cited.length === 0) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', withSources(selection.toString(), cited, base));
  event.clipboardData.setData('text/html', richText(answer.ownerDocument, copied, cited, base));
}

/**
 * The same as HTML, for programs that keep the formatting.
 *
 * @param {Document} document
 * @param {DocumentFragment} copied
 * @param {Source[]} cited
 * @param {string} base
 */
function richText(document, copied, cited, base) {
  for (const label of copied.querySelectorAll('figcaption')) label.remove();
  for (const citation of copied.querySelectorAll('.citation'))
    citation.replaceWith(`[${/** @type {HTMLElement} */ (citation).dataset.source}]`);
  const whole = document.createElement('div');
  const list = document.createElement('ul');
  for (const source of cited) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = new URL(sourceAddress(source), base).href;
    link.textContent = sourceLine(source);
    item.append(link);
    list.append(item);
  }
  const title = document.createElement('p');
  title.textContent = 'Sources:';
  whole.append(copied, title, list);
  return new XMLSerializer().serializeToString(whole);
}
