import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, mock, test } from 'node:test';
import { OFFICIAL_CLIENTS } from './official-clients.js';
import { recordedStreams } from './recorded-streams.js';

/** @import {AddressInfo} from 'node:net' */

/**
 * The providers' own clients read the recorded streams as Docent does: the same text and thinking, the same end, the
 * same counts.
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
 * What each client makes of the streams that it reads otherwise, and why it does.
 *
 * @type {Record<string, {why: string, heard: Partial<Outcome>}>}
 */
const DIFFERENCES = {
  'anthropic-data-only': {
    why: 'it goes by the field "event" alone, which a gateway dropped',
    heard: { failed: true, text: '' },
  },
  'anthropic-heartbeat': { why: 'it takes every event for JSON', heard: { failed: true, text: '' } },
  'anthropic-no-message-stop': {
    why: 'it gives no message without message_stop, though stop_reason told that it is whole',
    heard: { failed: true },
  },
  'gemini-error': { why: 'it hands an event on as a response, also one that says "error"', heard: { failed: false } },
  'deepseek-thinking-begun': {
    why: 'tags are text to it',
    heard: { text: 'Let me see.\n</think>\n\nYes.', reasoning: '' },
  },
  'groq-own-counts': { why: "it knows no counts in Groq's own field", heard: { usage: [undefined, undefined] } },
  'llamacpp-error': { why: 'it passes over what is no field of the standard', heard: { failed: false } },
  'mistral-thinking': {
    why: "content is a string to OpenAI; Mistral's parts are not text to it",
    heard: { text: ' 8080.', reasoning: '' },
  },
  moonshot: { why: 'it knows no counts in a choice', heard: { usage: [undefined, undefined] } },
  'odd-bare-done': {
    why: 'it hands on what the provider said, and the provider gave no reason',
    heard: { finish: undefined },
  },
  'odd-blank-event-first': { why: 'it takes every event for JSON', heard: { failed: true, text: '' } },
  'odd-empty': { why: 'it takes the end of the response for the end of the answer', heard: { failed: false } },
  'odd-error-object': { why: 'it passes over what is no event', heard: { failed: false } },
  'odd-html': { why: 'it passes over what is no event', heard: { failed: false } },
  'odd-json': { why: 'it passes over what is no event', heard: { failed: false } },
  'odd-lone-surrogate': {
    why: 'it hands on half a character, which cannot be written as UTF-8',
    heard: { text: 'a\ud83d' },
  },
  'odd-no-blank-line': {
    why: 'it drops an event without a blank line, as the standard has it for browsers',
    heard: { finish: undefined },
  },
  'odd-no-word': {
    why: 'it hands on an answer without a word',
    heard: { failed: false, finish: 'STOP', usage: [5, 0] },
  },
  'odd-not-json': { why: 'it takes every event for JSON', heard: { failed: true, text: 'a' } },
  'odd-nothing-but-thinking': {
    why: 'it hands on an answer without a word',
    heard: { failed: false, finish: 'STOP', usage: [undefined, undefined] },
  },
  'odd-unreadable-at-the-end': { why: 'it takes every event for JSON', heard: { failed: true } },
  'odd-zero-input': { why: 'it hands on the zero', heard: { usage: [0, 3] } },
  'odd-zero-output': { why: 'it hands on the zero', heard: { usage: [5, 0] } },
  'odd-unknown': { why: 'it hands on as a count whatever stands there', heard: { usage: ['many', 1.5] } },
  'ollama-openai-think': {
    why: 'tags are text to it',
    heard: { text: '<think>\nLet me see.\n</think>\n\nUse `ls`. The tag <think> is text here.', reasoning: '' },
  },
  'openrouter-details': { why: "it knows no thinking in OpenRouter's own field", heard: { reasoning: '' } },
  'responses-no-deltas': { why: 'it hands on events, and there is none with text', heard: { text: '' } },
  'responses-reasoning': { why: 'it hands on the parts of a summary one by one', heard: { reasoning: 'First.Then.' } },
  xai: { why: 'it hands on the count of the answer without thinking', heard: { usage: [32, 9] } },
  'vllm-error': { why: 'it knows an error by the field "error", which vLLM leaves out', heard: { failed: false } },
};

/**
 * What each client sends otherwise than Docent, and why.
 *
 * @type {Record<string, {why: string, asked: {headers?: object, body?: object}}>}
 */
const ASKED_OTHERWISE = {
  anthropic: {
    why: 'it sends the key as a bearer token; the documentation names x-api-key for keys',
    asked: { headers: { authorization: `Bearer ${KEY}`, 'x-api-key': undefined } },
  },
  gemini: { why: 'it sends settings though there are none', asked: { body: { generationConfig: {} } } },
};

/** The providers' words for an end that is not "everything was said". @type {Record<string, string>} */
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

/** What the server answers next. @type {{contentType: string, body: string}} */
let answer = { contentType: 'text/event-stream', body: '' };
/** What it was asked last. @type {Asked} */
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
  // Keys and addresses of the person who runs the tests are not meant for these clients.
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
    // Nothing comes of the answer, which is empty; only the question counts here.
    answer = { contentType: 'text/event-stream', body: '' };
    await OFFICIAL_CLIENTS[name](address(), CHAT, { text: '', reasoning: '', usage: [] }).catch(() => {});
    const headers = { ...documented.headers, ...otherwise?.headers };
    const told = Object.fromEntries(Object.keys(headers).map((header) => [header, asked.headers[header]]));
    assert.deepEqual(
      { ...asked, headers: told },
      { ...documented, headers, body: { ...documented.body, ...otherwise?.body } },
    );
  });
}

test('every difference is that of a stream', () => {
  const names = streams.map(({ name }) => name);
  assert.deepEqual(
    Object.keys(DIFFERENCES).filter((name) => !names.includes(name)),
    [],
  );
});

/**
 * The request that `RequestsTest.java` holds Docent to.
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
 * An answer that failed has neither a finish reason nor counts.
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
