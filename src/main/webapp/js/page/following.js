// Keeps the end of a growing page in view, as long as the user is there.

/** Up to how many pixels from the end still count as the end. */
const NEAR = 64;

/** Follows the end of the page while an answer grows. */
export class Following {
  #jump;
  #following = true;
  #growing = false;

  /** @param {HTMLElement} jump the button that scrolls to the end */
  constructor(jump) {
    this.#jump = jump;
    jump.addEventListener('click', () => this.follow());
    addEventListener('scroll', () => this.#look(), { passive: true });
    addEventListener('resize', () => this.settle(this.#growing), { passive: true });
  }

  /** Scrolls to the end and stays there. */
  follow() {
    this.#following = true;
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    this.#look();
  }

  /** Call this after the page was drawn. @param {boolean} growing whether an answer is running */
  settle(growing) {
    this.#growing = growing;
    if (growing && this.#following) this.follow();
    this.#showJump();
  }

  /**
   * Call this after an answer has ended. Scrolls so that its last words are visible above the foot of the page, and the
   * sources below them do not push them away.
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
