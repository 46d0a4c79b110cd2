// Holds the state and reports each change. Several changes in a row are drawn once.

/**
 * @template S the state
 * @template A the actions that change it
 */
export class Store {
  #state;
  #reduce;
  #schedule;
  /** @type {((state: S, action: A) => void)[]} */
  #watchers = [];
  #scheduled = false;
  /** @type {((state: S) => void)[]} */
  #drawers = [];
  /** @type {Set<Function>} */
  #failed = new Set();

  /**
   * @param {S} state the initial state
   * @param {(state: S, action: A) => S} reduce
   * @param {(draw: () => void) => void} schedule decides when to draw: in the browser's next frame
   */
  constructor(state, reduce, schedule) {
    this.#state = state;
    this.#reduce = reduce;
    this.#schedule = schedule;
  }

  get state() {
    return this.#state;
  }

  /** @param {A} action */
  dispatch(action) {
    const next = this.#reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    for (const watch of this.#watchers) this.#guard(watch, () => watch(next, action));
    this.draw();
  }

  /** Requests drawing although nothing has changed but the time. */
  draw() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#schedule(() => {
      this.#scheduled = false;
      for (const draw of this.#drawers) this.#guard(draw, () => draw(this.#state));
    });
  }

  /**
   * A failing part of the page does not stop the others. Its failure is logged once.
   *
   * @param {Function} part
   * @param {() => void} work
   */
  #guard(part, work) {
    try {
      work();
    } catch (error) {
      if (!this.#failed.has(part)) console.error('A part of the page failed:', error);
      this.#failed.add(part);
    }
  }

  /**
   * Calls after every change. An exception does not stop other watchers.
   *
   * @param {(state: S, action: A) => void} watch
   */
  onChange(watch) {
    this.#watchers.push(watch);
  }

  /**
   * Calls once for several changes in a row. An exception does not stop other drawers. @param {(state: S) => void} draw
   */
  onDraw(draw) {
    this.#drawers.push(draw);
  }
}
