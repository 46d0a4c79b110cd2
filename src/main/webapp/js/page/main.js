// The chat page: makes the parts and wires them. Nothing else does.

import { isMultiplexed, StreamShare } from '../answer/stream-share.js';
import { AccessToken } from '../api/access-token.js';
import { Api } from '../api/api.js';
import { browserMemory, tabMemory } from '../api/memory.js';
import { TokenDialog } from '../api/token-dialog.js';
import { Highlighting } from '../code/highlighting.js';
import { loadHighlighter } from '../code/library.js';
import { CONTEXT_LINES, SourcePanel } from '../source/panel.js';
import { systemClock } from '../stream/reconnect.js';
import { Announcer } from './announcer.js';
import { Asking } from './asking.js';
import { Composer } from './composer.js';
import { Conversations } from './conversations.js';
import { Drafts } from './drafts.js';
import { Following } from './following.js';
import { Drawer } from './panels/drawer.js';
import { EarlierButton } from './panels/earlier.js';
import { phaseText } from './panels/phases.js';
import { IndexPanel, Notices, Welcome } from './panels/status-panels.js';
import { Turns } from './panels/turns.js';
import { ServerState } from './server-state.js';
import { openSource } from './sources.js';
import { initialState, reduce, runningTurn } from './state/state.js';
import { Store } from './state/store.js';

/** @import {State, Turn} from './state/state.js' */

const MODEL_NOTE_KEY = 'model-note-dismissed';
const SOURCE_NOTES_KEY = 'source-notes-dismissed';

/** @template {HTMLElement} [E=HTMLElement] @param {string} id @returns {E} */
const element = (id) => /** @type {E} */ (document.getElementById(id));
const now = () => Date.now();

const memory = browserMemory();
const dismissed = memory.get(MODEL_NOTE_KEY) !== null;
/** @type {Store<State>} */
const store = new Store(
  { ...initialState, modelNoteDismissed: dismissed, dismissedSources: memory.map(SOURCE_NOTES_KEY) },
  reduce,
  (draw) => requestAnimationFrame(draw),
);
/** @param {{type: string, [field: string]: any}} action */
const dispatch = (action) => store.dispatch(action);

const accessToken = new AccessToken(memory);
const api = new Api(accessToken, (refused) => dispatch({ type: 'tokenWanted', refused }));
const share = new StreamShare(() => localStorage, window, systemClock, newTabId(), isMultiplexed(performance));
const drafts = new Drafts(tabMemory(), now);
const asking = new Asking(store, api, now, share, drafts);
const conversations = new Conversations(store, api, asking);
const server = new ServerState(store, api);
const following = new Following(element('jump'));
const announcer = new Announcer(element('announcer'));

const earlier = new EarlierButton(element('earlier'), () => conversations.loadEarlier());

const highlighting = new Highlighting(loadHighlighter, () => {
  turns.recolour();
  source.recolour();
});
const highlight = highlighting.highlight.bind(highlighting);
const turns = new Turns(element('turns'), {
  highlight,
  openSource: (turn, n) =>
    openSource(
      store,
      api,
      turn.sources.find((it) => it.n === n),
      CONTEXT_LINES,
    ),
  retry: (turn) => {
    following.follow();
    asking.again(turn);
  },
  goOn: (turn) => {
    following.follow();
    asking.goOn(turn);
  },
});
const source = new SourcePanel(element('source'), { close: () => dispatch({ type: 'sourceClosed' }) }, highlight);
const drawer = new Drawer(
  element('drawer'),
  {
    close: () => dispatch({ type: 'drawerClosed' }),
    search: (query) => conversations.search(query),
    isSignedIn: () => accessToken.value !== null,
    signOut: () => {
      accessToken.forget();
      signedOut();
    },
    rename: (id, title) => conversations.rename(id, title),
    remove: (id) => conversations.remove(id),
  },
  now,
);
const indexPanel = new IndexPanel(
  element('index-button'),
  element('index-panel'),
  () => server.checkModels(),
  (name, reason) => server.moreLeftOut(name, reason),
);
const notices = new Notices(
  element('notices'),
  () => {
    memory.set(MODEL_NOTE_KEY, 'yes');
    dispatch({ type: 'modelNoteDismissed' });
  },
  (failed) => dispatch({ type: 'sourceNoteDismissed', source: failed }),
);
const welcome = new Welcome(element('welcome'), ask);
const token = new TokenDialog(document, (value) => {
  accessToken.keep(value);
  tokenGiven();
});
accessToken.watch(window, (value) => {
  if (value) tokenGiven();
  else signedOut();
});
const composer = new Composer(element('composer'), drafts, memory, {
  send: ask,
  stop: () => {
    const running = runningTurn(store.state);
    if (running) asking.stop(running);
  },
});

function tokenGiven() {
  dispatch({ type: 'tokenGiven' });
  begin();
  asking.againWithToken();
}

function signedOut() {
  drafts.forgetAll();
  conversations.close();
  dispatch({ type: 'tokenForgotten' });
}

function newTabId() {
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}

/** @param {string} question @param {string} [model] */
function ask(question, model) {
  if (runningTurn(store.state)) return;
  following.follow();
  asking.ask(question, model);
  composer.focus();
}

let drawingBegan = 0;
/** @type {Element | null} */
let focused = null;

// Each part is drawn on its own, so that one that fails leaves the others alone: above all, Stop becomes Send.
for (const draw of /** @type {((state: State) => void)[]} */ ([
  () => {
    drawingBegan = performance.now();
    focused = document.activeElement;
  },
  (state) => {
    if (turns.draw(state.turns, now())) store.draw();
  },
  (state) => earlier.draw(state),
  (state) => composer.draw(runningTurn(state) !== undefined, runningTurn(state)?.stopping ?? false, state.models),
  (state) => source.draw(state.source),
  (state) => drawer.draw(state),
  (state) => indexPanel.draw(state),
  (state) => notices.draw(state),
  (state) => welcome.draw(state),
  (state) => token.draw(state.token),
  drawTitle,
  (state) => announcer.follow(state.turns),
  () => keepFocus(focused),
  (state) => keepInView(runningTurn(state) !== undefined),
  // To keep the end in view, the browser has had to lay out what was drawn: this is all of the frame's work but the
  // painting.
  () => turns.restAfter(performance.now() - drawingBegan, now()),
]))
  store.onDraw(draw);

/**
 * A button that has gone, or cannot be pressed any more, must not take the focus with it: then the question box has it.
 *
 * @param {Element | null} focused what had it before the page was drawn
 */
function keepFocus(focused) {
  if (!focused || focused === document.body || document.querySelector('dialog[open]')) return;
  const isLost = !focused.isConnected || focused.matches(':disabled') || !focused.checkVisibility();
  if (isLost && (document.activeElement === focused || document.activeElement === document.body)) composer.focus();
}

let wasRunning = false;
let opening = false;
let opened = false;

/** @param {boolean} isRunning */
function keepInView(isRunning) {
  if (opened) following.follow();
  else if (wasRunning && !isRunning) following.end(turns.lastWords(), element('composer'));
  following.settle(isRunning);
  wasRunning = isRunning;
  opened = false;
}

let drawnTitle = '';

/** @param {State} state */
function drawTitle({ conversation }) {
  const title = conversation?.title ?? '';
  if (title === drawnTitle) return;
  drawnTitle = title;
  document.title = title ? `${title} – Docent` : 'Docent';
  element('conversation-title').textContent = title;
}

store.onChange((state, { type, key, event, data }) => {
  if (type === 'conversationOpening') opening = true;
  if (type === 'conversationOpening' || type === 'conversationClosed') composer.show(state.conversation?.id ?? null);
  if (opening && (type === 'conversationOpened' || type === 'conversationFailed'))
    loaded(type === 'conversationOpened');
  if (type === 'index' || type === 'sourceNoteDismissed')
    memory.set(SOURCE_NOTES_KEY, JSON.stringify(state.dismissedSources));
  const turn = state.turns.find((it) => it.key === key);
  if (!turn) return;
  if (type === 'event' && event === 'start') begun();
  if (turn.returned) returned(turn);
  if (type === 'asked') announcer.listen(turn.key);
  if (type === 'event' && event === 'status') announcer.say(phaseText(data));
});

/** A conversation has been loaded, or could not be. @param {boolean} whole */
function loaded(whole) {
  [opening, opened] = [false, whole];
  const { conversation, turns: known } = store.state;
  for (const turn of known) drafts.arrived(conversation?.id ?? null, turn.question);
  composer.takeBack();
}

/** The server has taken a question. */
function begun() {
  conversations.address();
  if (store.state.conversation) composer.named(store.state.conversation.id);
  // Another tab may have asked before.
  conversations.lookAgain();
}

/** The server has not taken a question. @param {Turn} turn */
function returned({ failure }) {
  if (failure?.code === 'unknown_model') composer.forgetModel();
  composer.takeBack();
  composer.focus();
}

// Waiting is told in seconds.
setInterval(() => {
  if (runningTurn(store.state)) store.draw();
}, 1000);

element('open-drawer').addEventListener('click', () => conversations.openDrawer());
element('new-conversation').addEventListener('click', () => {
  conversations.close();
  composer.focus();
});
addEventListener('hashchange', () => conversations.openAddressed());
addEventListener('popstate', () => conversations.openAddressed());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  server.refresh();
  conversations.lookAgain();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && store.state.source && !event.isComposing && !document.querySelector('dialog[open]'))
    dispatch({ type: 'sourceClosed' });
  const inField = /** @type {Element} */ (event.target).matches?.('input, textarea, select');
  if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  composer.focus();
});

function begin() {
  server.refresh();
  conversations.openAddressed();
}

store.draw();
begin();
composer.begin(store.state.conversation?.id ?? null);
