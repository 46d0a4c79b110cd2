// What the user copies: the text as displayed, with the sources that it cites.

import { copyFrom } from '../../dom/clipboard.js';
import { placeName, sourceAddress } from '../../source/place.js';
import { outsideMark } from './answer-notices.js';

/** @import {Source} from '../../answer/event.js' */
/** @import {Turn} from '../state/turn.js' */

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

/**
 * Returns the text of an answer, below the mark that it may not be from the documents, if it has one.
 *
 * @param {string} text
 * @param {Pick<Turn, 'notices'>} turn
 */
export function withMark(text, turn) {
  return below(outsideMark(turn), text);
}

/** Copies an answer with the sources that it cites. @param {HTMLElement} button @param {Turn} turn */
export function copyAnswer(button, turn) {
  const cited = turn.sources.filter(({ n }) => turn.cited.includes(n));
  return copyFrom(button, withSources(withMark(turn.text, turn), cited, document.baseURI));
}

/** @param {string} mark @param {string} text */
function below(mark, text) {
  return mark === '' ? text : `${mark}\n\n${text}`;
}

/** @param {Node} place */
function isInCode(place) {
  return (place instanceof Element ? place : place.parentElement)?.closest('pre') != null;
}

/** @param {Source} source */
function sourceLine(source) {
  const place = placeName(source);
  return `[${source.n}] ${source.title && source.title !== source.path ? `${source.title}, ${place}` : place}`;
}

/**
 * Copies the selection together with the sources that it cites, and with the mark of an answer that may not be from the
 * documents. Leaves a selection without both, or one that extends beyond the answer, to the browser.
 *
 * @param {ClipboardEvent} event
 * @param {Element} answer
 * @param {Turn} turn
 * @param {string} base the page's address
 */
export function copySelection(event, answer, turn, base) {
  const selection = answer.ownerDocument.getSelection();
  if (!event.clipboardData || !selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  if (!answer.contains(range.commonAncestorContainer)) return;
  const copied = range.cloneContents();
  const numbers = new Set(
    [...copied.querySelectorAll('.citation')].map((it) => Number(/** @type {HTMLElement} */ (it).dataset.source)),
  );
  const cited = turn.sources.filter(({ n }) => numbers.has(n));
  // Code is pasted where it runs.
  const mark = isInCode(range.commonAncestorContainer) ? '' : outsideMark(turn);
  if (cited.length === 0 && mark === '') return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', withSources(below(mark, selection.toString()), cited, base));
  event.clipboardData.setData('text/html', richText(answer.ownerDocument, copied, cited, mark, base));
}

/**
 * The same as HTML, for programs that keep the formatting.
 *
 * @param {Document} document
 * @param {DocumentFragment} copied
 * @param {Source[]} cited
 * @param {string} mark
 * @param {string} base
 */
function richText(document, copied, cited, mark, base) {
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
  const paragraph = (/** @type {string} */ textContent) => Object.assign(document.createElement('p'), { textContent });
  if (mark) whole.append(paragraph(mark));
  whole.append(copied);
  if (cited.length > 0) whole.append(paragraph('Sources:'), list);
  return new XMLSerializer().serializeToString(whole);
}
