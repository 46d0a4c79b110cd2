import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, mock, test } from 'node:test';
import { OFFICIAL_CLIENTS } from './official-clients.js';
import { recordedStreams } from './recorded-streams.js';

/** @import {AddressInfo} from 'node:net' */

/**
 * The providers' own clients read the recorded streams as Docent does: the same text and reasoning, finish reason and
 * token counts.
 *
 * @typedef {import('./official-clients.js').Heard} Heard
 * @typedef {import('./recorded-streams.js').RecordedStream} RecordedStream
 * @typedef
 *     {{failed: boolean, text: string, reasoning: string, finish?: string, usage?: (number | string | undefined)[]}}
 *     Outcome
 * @typedef {{method?: string, path?: string, headers: Record<string, any>, body: any}} Asked
 */

const KEY = 'secret-key';

/**
 * The streams that a client reads differently, with its result and the reason.
 *
 * @type {Record<string, {why: string, heard: Partial<Outcome>}>}
 */
const DIFFERENCES = {
  'anthropic-data-only': {
    why: 'it needs the field "event", which a gateway dropped',
    heard: { failed: true, text: '' },
  },
  'anthropic-heartbeat': { why: 'it parses every event as JSON', heard: { failed: true, text: '' } },
  'anthropic-no-message-stop': {
    why: 'it returns no message without message_stop, although stop_reason says that it is complete',
    heard: { failed: true },
  },
  'gemini-error': {
    why: 'it passes on every event as a response, even one that says "error"',
    heard: { failed: false },
  },
  'deepseek-thinking-begun': {
    why: 'it treats tags as text',
    heard: { text: 'Let me see.\n</think>\n\nYes.', reasoning: '' },
  },
  'groq-own-counts': { why: "it knows no counts in Groq's own field", heard: { usage: [undefined, undefined] } },
  'llamacpp-error': { why: 'it ignores fields that are not in the standard', heard: { failed: false } },
  'mistral-thinking': {
    why: "content is a string to OpenAI; Mistral's parts are not text to it",
    heard: { text: ' 8080.', reasoning: '' },
  },
  moonshot: { why: 'it ignores token counts in a choice', heard: { usage: [undefined, undefined] } },
  'odd-bare-done': {
    why: 'it passes on what the provider sent, which has no finish reason',
    heard: { finish: undefined },
  },
  'odd-blank-event-first': { why: 'it parses every event as JSON', heard: { failed: true, text: '' } },
  'odd-empty': { why: 'it treats the end of the response as the end of the answer', heard: { failed: false } },
  'odd-error-object': { why: 'it ignores anything that is not an event', heard: { failed: false } },
  'odd-html': { why: 'it ignores anything that is not an event', heard: { failed: false } },
  'odd-json': { why: 'it ignores anything that is not an event', heard: { failed: false } },
  'odd-lone-surrogate': {
    why: 'it passes on half a character, which has no UTF-8 form',
    heard: { text: 'a\ud83d' },
  },
  'odd-no-blank-line': {
    why: 'it drops an event without a blank line, as the standard demands of browsers',
    heard: { finish: undefined },
  },
  'odd-no-word': {
    why: 'it passes on an empty answer',
    heard: { failed: false, finish: 'STOP', usage: [5, 0] },
  },
  'odd-not-json': { why: 'it parses every event as JSON', heard: { failed: true, text: 'a' } },
  'odd-nothing-but-thinking': {
    why: 'it passes on an empty answer',
    heard: { failed: false, finish: 'STOP', usage: [undefined, undefined] },
  },
  'odd-unreadable-at-the-end': { why: 'it parses every event as JSON', heard: { failed: true } },
  'odd-zero-input': { why: 'it passes on the zero', heard: { usage: [0, 3] } },
  'odd-zero-output': { why: 'it passes on the zero', heard: { usage: [5, 0] } },
  'odd-unknown': { why: 'it passes on any value as a count', heard: { usage: ['many', 1.5] } },
  'ollama-openai-think': {
    why: 'it treats tags as text',
    heard: { text: '<think>\nLet me see.\n</think>\n\nUse `ls`. The tag <think> is text here.', reasoning: '' },
  },
  'openrouter-details': { why: "it knows no thinking in OpenRouter's own field", heard: { reasoning: '' } },
  'responses-no-deltas': { why: 'it passes on events, and none of them has text', heard: { text: '' } },
  'responses-reasoning': { why: 'it passes on the parts of a summary one by one', heard: { reasoning: 'First.Then.' } },
  xai: { why: 'it passes on the count of the answer without reasoning', heard: { usage: [32, 9] } },
  'vllm-error': { why: 'it recognizes an error by the field "error", which vLLM leaves out', heard: { failed: false } },
};

/**
 * What each client sends differently from Docent, and why.
 *
 * @type {Record<string, {why: string, asked: {headers?: object, body?: object}}>}
 */
const ASKED_OTHERWISE = {
  anthropic: {
    why: 'it sends the key as a bearer token; the documentation demands x-api-key for keys',
    asked: { headers: { authorization: `Bearer ${KEY}`, 'x-api-key': undefined } },
  },
  gemini: { why: 'it sends settings although there are none', asked: { body: { generationConfig: {} } } },
  ollama: { why: 'it leaves the length of the context to the server', asked: { body: { options: undefined } } },
};

/** The providers' finish reasons for answers that are incomplete. @type {Record<string, string>} */
const ENDS = {
  length: 'LENGTH',
  max_tokens: 'LENGTH',
  max_output_tokens: 'LENGTH',
  model_length: 'LENGTH',
  content_filter: 'FILTERED',
  refusal: 'FILTERED',
  SAFETY: 'FILTERED',
  PROHIBITED_CONTENT: 'FILTERED',
};

const CHAT = { model: 'm', key: KEY, maxTokens: 8192, system: 'rules', user: 'How do I install it?' };

/** The server's next response. @type {{contentType: string, body: string}} */
let answer = { contentType: 'text/event-stream', body: '' };
/** The last request. @type {Asked} */
let asked;

const server = createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) {
    body += piece;
  }
  asked = { method: request.method, path: request.url, headers: request.headers, body: JSON.parse(body) };
  response.writeHead(200, { 'Content-Type': answer.contentType });
  response.end(answer.body);
});

before(async () => {
  // The clients must not use the keys and addresses of the person who runs the tests.
  for (const name of Object.keys(process.env).filter((key) =>
    /^(ANTHROPIC|AZURE|GEMINI|GOOGLE|OLLAMA|OPENAI)_/.test(key),
  )) {
    delete process.env[name];
  }
  // Ollama's client warns of every blank line.
  mock.method(console, 'warn', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

after(() => {
  server.closeAllConnections();
  server.close();
});

const streams = recordedStreams().filter(({ fields }) => fields.protocol in OFFICIAL_CLIENTS);

for (const stream of streams) {
  const difference = DIFFERENCES[stream.name];
  test(`${stream.name} is read by the client of ${stream.fields.protocol}${difference ? `, but ${difference.why}` : ''}`, async () => {
    const expected = expectedOf(stream);
    const heard = await heardOf(stream);
    if (difference) {
      assert.notDeepEqual(heard, comparable(expected), 'it agrees by now: take it out of DIFFERENCES');
    }
    assert.deepEqual(heard, comparable({ ...expected, ...difference?.heard }));
  });
}

for (const name of Object.keys(OFFICIAL_CLIENTS)) {
  const { why, asked: otherwise } = ASKED_OTHERWISE[name] ?? {};
  test(`the client of ${name} asks as Docent does${why ? `, but ${why}` : ''}`, async () => {
    const documented = documentedRequest(name);
    // The response is empty, because only the request matters here.
    answer = { contentType: 'text/event-stream', body: '' };
    await OFFICIAL_CLIENTS[name](address(), CHAT, { text: '', reasoning: '', usage: [] }).catch(() => {});
    const headers = { ...documented.headers, ...otherwise?.headers };
    const told = Object.fromEntries(Object.keys(headers).map((header) => [header, asked.headers[header]]));
    // JSON has no undefined fields.
    const body = JSON.parse(JSON.stringify({ ...documented.body, ...otherwise?.body }));
    assert.deepEqual({ ...asked, headers: told }, { ...documented, headers, body });
  });
}

test('every difference belongs to a recorded stream', () => {
  const names = streams.map(({ name }) => name);
  assert.deepEqual(
    Object.keys(DIFFERENCES).filter((name) => !names.includes(name)),
    [],
  );
});

/**
 * The request that `RequestsTest.java` expects of Docent.
 *
 * @param {string} name
 * @returns {Asked}
 */
function documentedRequest(name) {
  const file = readFileSync(new URL(`../../resources/requests/${name}.http`, import.meta.url), 'utf8');
  const [, head, body] = /^(.*?)\n\n(.*)$/s.exec(file) ?? [];
  const [first, ...fields] = head.split('\n').filter((line) => !line.startsWith('#'));
  const [method, address] = first.split(' ');
  const { pathname, search } = new URL(address);
  const headers = fields.map((line) => line.split(': ')).map(([field, value]) => [field.toLowerCase(), value]);
  return { method, path: pathname + search, headers: Object.fromEntries(headers), body: JSON.parse(body) };
}

/**
 * @param {RecordedStream} stream
 * @returns {Outcome}
 */
function expectedOf({ fields }) {
  const counts = (fields.usage ?? '- -').split(' ').map((count) => (count === '-' ? undefined : Number(count)));
  const [text, reasoning] = [fields.text, fields.reasoning].map((value) => JSON.parse(value ?? '""'));
  return { failed: 'failure' in fields, text, reasoning, finish: fields.finish, usage: counts };
}

/**
 * @param {RecordedStream} stream
 * @returns {Promise<Outcome>}
 */
async function heardOf(stream) {
  answer = stream;
  /** @type {Heard} */
  const heard = { text: '', reasoning: '', usage: [undefined, undefined] };
  let failed = false;
  await OFFICIAL_CLIENTS[stream.fields.protocol](address(), CHAT, heard).catch(() => (failed = true));
  return comparable({ ...heard, failed, finish: heard.finish ? (ENDS[heard.finish] ?? 'STOP') : undefined });
}

/**
 * A failed answer has neither a finish reason nor token counts.
 *
 * @param {Outcome} outcome
 * @returns {Outcome}
 */
function comparable({ failed, text, reasoning, finish, usage }) {
  return failed ? { failed, text, reasoning } : { failed, text, reasoning, finish, usage };
}

function address() {
  const { port } = /** @type {AddressInfo} */ (server.address());
  return `http://127.0.0.1:${port}`;
}
