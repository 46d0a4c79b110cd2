package dev.docent.it;

/**
 * Makes a browser note that each frame of the connection test arrived when it was sent, because a busy machine delivers frames
 * late and in groups, and the page then says so. If all frames of a stream arrive at once, nothing is changed: something buffers them.
 */
final class PunctualFrames {
    /** To be run before the scripts of a page. */
    static final String SCRIPT = """
        (() => {
          const fetched = globalThis.fetch.bind(globalThis);
          const clock = performance.now.bind(performance);
          let noted = null;
          performance.now = () => noted ?? clock();
          globalThis.fetch = async (address, options) => {
            const response = await fetched(address, options);
            const isStream = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
            return isStream && String(address).includes('api/check') ? punctual(response) : response;
          };

          const times = (text) => [...text.matchAll(/"sent":(\\d+)/g)].map((it) => Number(it[1]));

          function punctual(response) {
            const begun = clock();
            const reader = response.body.getReader();
            const decoder = new TextDecoder();
            const encoder = new TextEncoder();
            const frames = [];
            let rest = '';
            const body = new ReadableStream(
              {
                async pull(stream) {
                  while (frames.length === 0) {
                    const { value, done } = await reader.read();
                    if (done) {
                      noted = null;
                      stream.close();
                      return;
                    }
                    const parts = (rest + decoder.decode(value, { stream: true })).split(/(?<=\\n\\n)/);
                    rest = parts.at(-1).endsWith('\\n\\n') ? '' : parts.pop();
                    frames.push(...(times(parts.join('')).length < 10 ? parts : [parts.join('')]));
                  }
                  const frame = frames.shift();
                  const at = times(frame).at(-1);
                  if (at !== undefined) noted = begun + at;
                  stream.enqueue(encoder.encode(frame));
                },
                cancel: (reason) => reader.cancel(reason),
              },
              { highWaterMark: 0 },
            );
            return new Response(body, response);
          }
        })();
        """;

    private PunctualFrames() {}
}
