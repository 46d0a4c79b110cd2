// The bare Node relay of the benchmark: asks the provider, reads its events, writes one event of its own for each token.
// Arguments: its port (0 for a free one, which it prints), the provider's port.
import http from 'node:http';

const [port, provider] = process.argv.slice(2).map(Number);
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
const head = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache, no-transform' };

/** Calls back with the data of each event of a response that has one line of data per event. */
function readEvents(response, onData) {
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      if (line.startsWith('data: ')) {
        onData(line.slice(6));
      }
    }
  });
}

function relay(body, response) {
  let id = 0;
  const request = http.request(
    {
      agent,
      host: '127.0.0.1',
      port: provider,
      path: '/v1/chat/completions',
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    },
    (answer) => {
      response.writeHead(200, head);
      response.flushHeaders();
      readEvents(answer, (data) => {
        const text = JSON.parse(data).choices[0]?.delta?.content;
        if (text) {
          response.write(`id: ${++id}\ndata: ${JSON.stringify({ text })}\n\n`);
        }
      });
      answer.on('end', () => response.end());
    },
  );
  request.on('error', () => response.destroy());
  response.on('close', () => request.destroy());
  request.end(body);
}

const server = http
  .createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text) => (body += text));
    request.on('end', () => relay(body, response));
  })
  .listen(port, '127.0.0.1', 4096, () => console.log(server.address().port));
