// Keeps the end of a growing page in view, as long as its reader is there.

/** How near to the end still counts as there, in pixels. */
const NEAR = 64;

/** Follows the end of the page. */
export class Following {
  #jump;
  #following = true;

  /** @param {HTMLElement} jump the button that leads to the end */
  constructor(jump) {
    this.#jump = jump;
    jump.addEventListener('click', () => this.follow());
    addEventListener('scroll', () => this.#look(), { passive: true });
    addEventListener('resize', () => this.settle(), { passive: true });
  }

  /** Goes to the end and stays there. */
  follow() {
    this.#following = true;
    this.settle();
  }

  /** Stays where the reader is, until asked to follow. */
  rest() {
    this.#following = false;
  }

  /** To be called when the page has grown. */
  settle() {
    if (this.#following) scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    this.#jump.hidden = this.#following || this.#distance() < NEAR;
  }

  #look() {
    this.#following = this.#distance() < NEAR;
    this.#jump.hidden = this.#following;
  }

  #distance() {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    return scrollHeight - clientHeight - scrollTop;
  }
}
