// Long code of an answer shows its first lines only. All of it stays in the page, so copies, printouts, searches and
// screen readers have it (code.css cuts it off).

/** Shows all lines of the code around a button, or fewer again. @param {HTMLElement} button */
export function toggleFold(button) {
  const figure = /** @type {HTMLElement} */ (button.closest('figure'));
  setOpen(figure, !('open' in figure.dataset));
}

/**
 * Keeps code open that the user has seen grow, because folding it would move the text. Only code below the window folds.
 * Call this when an answer ends.
 *
 * @param {Element} prose
 */
export function keepOpen(prose) {
  for (const figure of prose.querySelectorAll('figure.long'))
    if (figure.getBoundingClientRect().top < innerHeight) setOpen(/** @type {HTMLElement} */ (figure), true);
}

/** Opens code that a browser has scrolled to something that it found in it. @param {Event} event */
export function openScrolled({ target }) {
  const code = /** @type {HTMLElement} */ (target);
  const by = code.scrollTop;
  const figure = by > 0 && /** @type {HTMLElement | null} */ (code.closest('figure.long'));
  if (!figure) return;
  setOpen(figure, true);
  scrollBy({ top: by, behavior: 'instant' });
}

/** @param {HTMLElement} figure @param {boolean} isOpen */
function setOpen(figure, isOpen) {
  figure.toggleAttribute('data-open', isOpen);
  const button = /** @type {HTMLElement} */ (figure.querySelector('[data-fold]'));
  button.setAttribute('aria-expanded', String(isOpen));
  button.textContent = isOpen ? 'Show fewer lines' : `Show all ${button.dataset.fold} lines`;
}
