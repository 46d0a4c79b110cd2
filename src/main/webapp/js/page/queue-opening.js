// Connects the queue of next questions with the page.

import { create, h } from '../dom/nodes.js';
import { QueuePanel } from './panels/queue.js';
import { MAX_QUEUED, Queue } from './queue.js';
import { HOLD_NOTES, queueState } from './state/queue.js';

/** @import {Scope} from '../answer/answer-events.js' */
/** @import {Memory} from '../api/memory.js' */
/** @import {Announcer} from './announcer.js' */
/** @import {Asking} from './asking.js' */
/** @import {Composer} from './composer.js' */
/** @import {PageStore} from './state/actions.js' */
/** @import {State} from './state/state.js' */

/**
 * @typedef {object} Parts
 * @property {PageStore} store
 * @property {Memory} tab what this tab remembers
 * @property {Asking} asking
 * @property {Composer} composer
 * @property {Announcer} announcer
 * @property {Element} next the element before which the questions are shown
 */

const STYLES = new URL('../../css/queue.css', import.meta.url).href;
const FULL = `${MAX_QUEUED} questions are waiting. Send this one when one of them has been sent.`;
const QUEUED = 'Your next question is sent when the answer ends.';

/**
 * @param {Parts} parts
 * @returns {{draw: (state: State) => void, add: (text: string, model?: string, scope?: Scope) => boolean}} `add` returns
 *     whether the question waits now; otherwise the page says why not
 */
export function openQueue({ store, tab, asking, composer, announcer, next }) {
  const { ownerDocument } = next;
  ownerDocument.head.append(create(ownerDocument, h('link', { rel: 'stylesheet', href: STYLES })));
  const queue = new Queue(store, tab, asking);
  const panel = new QueuePanel(next, {
    edit: (id) => composer.putBack(queue.remove(id)),
    remove: (id) => queue.remove(id),
    send: () => queue.send(),
  });
  let before = queueState(store.state);
  // Last in a frame: what the announcer says of a stopped answer comes first.
  store.onDraw((state) => {
    const now = queueState(state);
    if (now !== before && state.queue.length > 0) announcer.say(HOLD_NOTES[now] ?? '');
    before = now;
  });
  return {
    draw: (state) => panel.draw(state),
    add(text, model, scope) {
      const waits = queue.add(text, model, scope);
      if (!waits) panel.refuse(FULL);
      announcer.say(waits ? QUEUED : FULL);
      store.draw();
      return waits;
    },
  };
}
