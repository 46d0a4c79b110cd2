// The chat page: creates the parts and connects them. Nothing else does.

import { isMultiplexed, StreamShare } from '../answer/stream-share.js';
import { AccessToken } from '../api/access-token.js';
import { Api } from '../api/api.js';
import { browserMemory, tabMemory } from '../api/memory.js';
import { Highlighting } from '../code/highlighting.js';
import { CONTEXT_LINES } from '../source/place.js';
import { systemClock } from '../stream/reconnect.js';
import { Announcer } from './announcer.js';
import { Asking } from './asking.js';
import { Composer } from './composer.js';
import { Conversations } from './conversations.js';
import { Drafts } from './drafts.js';
import { Effects, SOURCE_NOTES_KEY } from './effects.js';
import { Following } from './following.js';
import { NextQuestions } from './next-questions.js';
import { IndexPanel } from './panels/index.js';
import { IndexPlace, showAddressed } from './panels/index-place.js';
import { Notices } from './panels/notices.js';
import { EarlierButton, Turns } from './panels/turns.js';
import { Welcome } from './panels/welcome.js';
import { whenNeeded } from './panels/when-needed.js';
import { Screen } from './screen.js';
import { ServerState } from './server-state.js';
import { citedLines, openSource, sourcePanel } from './sources.js';
import { reduce } from './state/reduce.js';
import { hasSeveralSources, initialState, runningTurn } from './state/state.js';
import { Store } from './state/store.js';

/** @import {ScopeChoice} from './panels/scope-choice.js' */
/** @import {Action, PageStore} from './state/actions.js' */
/** @import {State} from './state/state.js' */

const MODEL_NOTE_KEY = 'model-note-dismissed';

/** @template {HTMLElement} [E=HTMLElement] @param {string} id @returns {E} */
const element = (id) => /** @type {E} */ (document.getElementById(id));
const now = () => Date.now();

const memory = browserMemory();
const dismissed = memory.get(MODEL_NOTE_KEY) !== null;
const remembered = { modelNoteDismissed: dismissed, dismissedSources: memory.map(SOURCE_NOTES_KEY) };
/** @type {PageStore} */
const store = new Store({ ...initialState, ...remembered }, reduce, (draw) => requestAnimationFrame(draw));
/** @param {Action} action */
const dispatch = (action) => store.dispatch(action);

const accessToken = new AccessToken(memory);
const api = new Api(accessToken, (refused) => dispatch({ type: 'tokenWanted', refused }));
const tabId = crypto.getRandomValues(new Uint32Array(2)).join('-');
const share = new StreamShare(() => localStorage, window, systemClock, tabId, isMultiplexed(performance));
const tab = tabMemory();
const drafts = new Drafts(tab, memory, now);
const asking = new Asking(store, api, now, share, drafts);
const conversations = new Conversations(store, api, asking);
const server = new ServerState(store, api);
const following = new Following(element('jump'));
const announcer = new Announcer(element('announcer'));

const earlier = new EarlierButton(element('earlier'), () => conversations.loadEarlier());

const highlighting = new Highlighting(() => {
  turns.recolour();
  source.recolour();
});
const highlight = highlighting.highlight.bind(highlighting);
const turns = new Turns(element('turns'), {
  highlight,
  openSource: (turn, n, lines) => {
    const cited = turn.sources.find((it) => it.n === n);
    if (cited) openSource(store, api, cited, CONTEXT_LINES, citedLines(turn, n, lines));
  },
  retry: (turn) => {
    following.follow();
    asking.again(turn);
  },
  goOn: (turn) => {
    following.follow();
    asking.goOn(turn);
  },
});
const closeSource = () => dispatch({ type: 'sourceClosed' });
const source = sourcePanel(element('source'), closeSource, highlight, () => store.draw());
const drawer = whenNeeded(
  ({ drawer }) => drawer.open,
  loadDrawer,
  () => store.draw(),
);

async function loadDrawer() {
  const [{ Drawer }, { ConversationList }] = await Promise.all([
    import('./panels/drawer.js'),
    import('./conversation-list.js'),
  ]);
  const signOut = () => {
    accessToken.forget();
    signedOut();
  };
  return new Drawer(
    element('drawer'),
    new ConversationList(store, api, conversations, now),
    { close: () => dispatch({ type: 'drawerClosed' }), isSignedIn: () => accessToken.value !== null, signOut },
    now,
  );
}

const index = new IndexPanel(
  element('index-button'),
  element('index-panel'),
  () => server.checkModels(),
  (name, reason) => server.moreLeftOut(name, reason),
);
const indexPage = new IndexPlace(
  element('index-page'),
  element('conversation'),
  async () => {
    const { openIndexPage } = await import('./index-opening.js');
    return openIndexPage(element('index-page'), store, api, server, now);
  },
  () => store.draw(),
);

const notices = new Notices(
  element('notices'),
  () => {
    memory.set(MODEL_NOTE_KEY, 'yes');
    dispatch({ type: 'modelNoteDismissed' });
  },
  (failed) => dispatch({ type: 'sourceNoteDismissed', source: failed }),
);
/** @type {ScopeChoice | undefined} */
let scopeChoice;
const scopes = whenNeeded(hasSeveralSources, loadScopeChoice, () => store.draw());

async function loadScopeChoice() {
  const { ScopeChoice } = await import('./panels/scope-choice.js');
  scopeChoice = new ScopeChoice(element('composer-hint'));
  return scopeChoice;
}

const welcome = new Welcome(element('welcome'), ask);
const token = whenNeeded(
  ({ token }) => token !== 'none',
  loadTokenDialog,
  () => store.draw(),
);

async function loadTokenDialog() {
  const { TokenDialog } = await import('../api/token-dialog.js');
  const dialog = new TokenDialog(document, (value) => {
    accessToken.keep(value);
    tokenGiven();
  });
  /** @param {State} state */
  const draw = (state) => dialog.draw(state.token);
  return { draw };
}

accessToken.watch(window, (value) => {
  if (value) tokenGiven();
  else signedOut();
});
const composer = new Composer(element('composer'), drafts, memory, {
  send: ask,
  wait: (question, model) => nextQuestions.add(question, model, scopeChoice?.scope),
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
  composer.forgetAll();
  nextQuestions.forgetAll();
  conversations.close();
  dispatch({ type: 'tokenForgotten' });
}

/** @param {string} question @param {string} [model] */
function ask(question, model) {
  if (runningTurn(store.state)) return;
  following.follow();
  asking.ask(question, model, scopeChoice?.scope);
  composer.focus();
}

const nextQuestions = new NextQuestions(() => ({ store, tab, asking, composer, announcer, next: element('composer') }));

const screen = new Screen(
  store,
  {
    turns,
    panels: [earlier, drawer, index, indexPage, notices, welcome, scopes, token, nextQuestions],
    composer,
    source,
    announcer,
    following,
    title: element('conversation-title'),
    foot: element('composer'),
  },
  now,
);

new Effects(store, { memory, drafts, conversations, composer, announcer, screen });

// The page shows the waiting time in seconds.
setInterval(() => {
  if (runningTurn(store.state)) store.draw();
}, 1000);

element('open-drawer').addEventListener('click', () => dispatch({ type: 'drawerOpened', now: now() }));
element('new-conversation').addEventListener('click', () => {
  conversations.close();
  composer.focus();
});
for (const moved of ['hashchange', 'popstate']) addEventListener(moved, openAddressed);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  server.refresh();
  conversations.lookAgain();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && store.state.source && !event.isComposing && !document.querySelector('dialog[open]'))
    closeSource();
  const inField = /** @type {Element} */ (event.target).matches?.('input, textarea, select');
  if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  composer.focus();
});

function begin() {
  server.refresh();
  openAddressed();
}

function openAddressed() {
  showAddressed(store, location.hash);
  conversations.openAddressed();
}

store.draw();
begin();
composer.begin(store.state.conversation?.id ?? null);
