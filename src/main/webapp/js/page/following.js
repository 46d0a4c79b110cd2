// Keeps the end of a growing page in view, as long as its reader is there.

/** How near to the end still counts as there, in pixels. */
const NEAR = 64;

/** Follows the end of the page while an answer grows. */
export class Following {
  #jump;
  #following = true;
  #growing = false;

  /** @param {HTMLElement} jump the button that leads to the end */
  constructor(jump) {
    this.#jump = jump;
    jump.addEventListener('click', () => this.follow());
    addEventListener('scroll', () => this.#look(), { passive: true });
    addEventListener('resize', () => this.settle(this.#growing), { passive: true });
  }

  /** Goes to the end and stays there. */
  follow() {
    this.#following = true;
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    this.#look();
  }

  /** To be called when the page has been drawn. @param {boolean} growing whether an answer is being written */
  settle(growing) {
    this.#growing = growing;
    if (growing && this.#following) this.follow();
    this.#showJump();
  }

  /**
   * To be called when an answer has ended: its last words shall be seen above what covers the foot of the page, but
   * what comes below them, the sources, does not push them away.
   *
   * @param {Element} words
   * @param {Element} foot
   */
  end(words, foot) {
    const hidden = words.getBoundingClientRect().bottom - foot.getBoundingClientRect().top;
    if (this.#following && hidden > 0) scrollBy({ top: hidden, behavior: 'instant' });
  }

  #look() {
    this.#following = this.#distance() < NEAR;
    this.#showJump();
  }

  #showJump() {
    this.#jump.hidden = this.#distance() < (this.#growing ? NEAR : innerHeight);
  }

  #distance() {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    return scrollHeight - clientHeight - scrollTop;
  }
}
