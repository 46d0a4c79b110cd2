import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';

/** @import {AddressInfo} from 'node:net' */

const GUIDE = new URL('../../../../docs/event-stream.md', import.meta.url);
const MODULE = new URL('../../../main/webapp/js/stream/event-stream.js', import.meta.url);

test('the example of the guide runs as it is', async (t) => {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) {
      body += piece;
    }
    const asked =
      request.method === 'POST' && JSON.parse(body).stream && request.headers.authorization === 'Bearer KEY';
    response.writeHead(asked ? 200 : 400, { 'Content-Type': 'text/event-stream' });
    for (const choices of [
      [{ delta: { role: 'assistant' } }],
      [{ delta: { content: 'Hel' } }],
      [{ delta: { content: 'lo' } }],
      [],
    ]) {
      response.write(`data: ${JSON.stringify({ choices })}\n\n`);
    }
    response.end('data: [DONE]\n\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = /** @type {AddressInfo} */ (server.address());

  const [, example] = /```js\n(.*?)```/s.exec(readFileSync(GUIDE, 'utf8')) ?? [];
  const code = example
    .replace('https://models.example', `http://127.0.0.1:${port}`)
    .replace("'./event-stream.js'", JSON.stringify(MODULE.href))
    .replace('console.log', 'written.push');
  const { written } = await import(`data:text/javascript,${encodeURIComponent(`export const written = [];\n${code}`)}`);
  assert.equal(written.join(''), 'Hello');
});
