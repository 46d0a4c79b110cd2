// From a footnote's reference to its text and back, by mouse and keyboard: the focus moves.

/**
 * Moves the focus from a reference to the text of its footnote, or from there back to the reference that led to it, or
 * to the first one. Does nothing if there is none.
 *
 * @param {HTMLElement} button a reference or the label of a footnote
 * @param {Element} prose the answer
 */
export function goToFootnote(button, prose) {
  const { note, noteBack } = button.dataset;
  if (note) {
    for (const left of all(prose, '[data-left]')) delete left.dataset.left;
    button.dataset.left = '';
    return move(all(prose, '[data-footnote]').find(({ dataset }) => isSame(dataset.footnote, note)));
  }
  const references = all(prose, '[data-note]').filter(({ dataset }) => isSame(dataset.note, noteBack));
  move(references.find(({ dataset }) => 'left' in dataset) ?? references[0]);
}

/** The question box covers the end of the page, so the target comes to the middle. @param {HTMLElement} [target] */
function move(target) {
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** @param {Element} prose @param {string} selector */
function all(prose, selector) {
  return /** @type {HTMLElement[]} */ ([...prose.querySelectorAll(selector)]);
}

/** Labels that differ only by case are the same. @param {string} [one] @param {string} [other] */
function isSame(one, other) {
  return one?.toUpperCase() === other?.toUpperCase();
}
