import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/** @import {AddressInfo} from 'node:net' */

/** @typedef {{id: number, event: string, data: any}} Frame */

/**
 * The frames of an answer with this text, ended by its digest.
 *
 * @param {string[]} deltas
 * @param {object} [done] other data of the last frame
 * @returns {Frame[]}
 */
export function framesOf(deltas, done = {}) {
  const text = deltas.join('');
  const proof = {
    finish: 'stop',
    length: text.length,
    sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    timing: {},
    ...done,
  };
  const parts = [
    ['start', { answer: 'a1', conversation: 'c1', model: 'm' }],
    ['status', { phase: 'searching' }],
    ...deltas.map((delta) => ['text', { text: delta }]),
    ['done', proof],
  ];
  return parts.map(([event, data], i) => ({ id: i + 1, event: /** @type {string} */ (event), data }));
}

/**
 * The frames as sent.
 *
 * @param {Frame[]} frames
 * @param {string} [lineEnd]
 */
export function wire(frames, lineEnd = '\n') {
  return frames
    .map(({ id, event, data }) =>
      [...(event === 'text' ? [] : [`event: ${event}`]), `id: ${id}`, `data: ${JSON.stringify(data)}`, '', ''].join(
        lineEnd,
      ),
    )
    .join('');
}

/**
 * A server that sends one answer as the HTTP API defines it, over real sockets that break. The idempotency key says
 * where: with `17 5` the first connection breaks after 17 bytes, and every other one 5 bytes after the first frame that
 * it sends. With `17` only the first breaks.
 *
 * @param {Frame[]} frames
 */
export async function serve(frames) {
  const lineEnd = '\r\n';
  /** How many connections each question has used. @type {Map<string, number>} */
  const connections = new Map();
  const server = createServer(async (request, response) => {
    const isJson = request.headers['content-type'] === 'application/json';
    const key = String(request.headers['idempotency-key']);
    let body = '';
    for await (const piece of request) {
      body += piece;
    }
    if (request.method !== 'POST' || request.url !== '/app/api/chat' || !isJson || !JSON.parse(body).message) {
      response.writeHead(404).end();
      return;
    }
    const before = connections.get(key) ?? 0;
    connections.set(key, before + 1);
    const rest = frames.slice(Number(request.headers['last-event-id'] ?? 0));
    const bytes = Buffer.from(wire(rest, lineEnd));
    const [first, others = Infinity] = key.split(' ').map(Number);
    const cut = before === 0 ? first : Buffer.byteLength(wire(rest.slice(0, 1), lineEnd)) + others;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Content-Location': '/app/api/answers/a1',
    });
    if (cut >= bytes.length) {
      response.end(bytes);
    } else {
      response.flushHeaders();
      response.write(bytes.subarray(0, cut), () => response.socket?.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {AddressInfo} */ (server.address());
  return {
    connections,
    lineEnd,
    url: `http://127.0.0.1:${port}/app/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
