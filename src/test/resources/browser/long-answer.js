// Runs in the page before its own scripts. Lets the test control three things: the server, whose answer arrives when
// the test says so; the animation frames; and the clock, on which each frame takes a sixtieth of a second. So the page
// reads a long answer as fast as the machine can, and the test can measure its work per frame.
(() => {
  const FRAME = 1000 / 60;
  const realFetch = window.fetch.bind(window);
  const realFrame = window.requestAnimationFrame.bind(window);
  const encoder = new TextEncoder();
  let time = Date.now();
  let stepping = false;
  let drawings = [];
  let answer;
  let answers = 0;
  let id = 0;
  let reading;
  Date.now = () => {
    if (!stepping) time = Math.max(time, Math.round(performance.timeOrigin + performance.now()));
    return time;
  };
  window.requestAnimationFrame = (draw) => (stepping ? drawings.push(draw) : realFrame(draw));
  window.fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    // The page compares its conversation with the server's, which knows nothing of these answers.
    if (request.url.includes('/api/conversations/long'))
      return new Response('{}', { status: 404, headers: { 'Content-Type': 'application/problem+json' } });
    if (request.method !== 'POST' || !request.url.endsWith('/api/chat')) return realFetch(request);
    const body = new ReadableStream({ start: (controller) => (answer = controller) });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  };
  // Captures the highlighter while it loads, because it can be loaded only once per page.
  let caught;
  Object.defineProperty(window, 'module', {
    configurable: true,
    set(module) {
      caught = module;
      Object.defineProperty(window, 'module', { value: module, configurable: true, writable: true });
    },
  });
  const turn = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  const bytes = (event, data) => `${event ? `event: ${event}\n` : ''}id: ${++id}\ndata: ${JSON.stringify(data)}\n\n`;

  /** Makes the page read these events and draw the next frame. */
  async function step(events) {
    if (events !== '') answer.enqueue(encoder.encode(events));
    await turn();
    const due = drawings;
    drawings = [];
    for (const draw of due) draw(time);
    document.body.getBoundingClientRect();
    time += FRAME;
  }

  /** Text in pieces as long as a model's tokens, the same on every machine. */
  function random(seed) {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state >>> 8) % below;
    };
  }
  const WORDS =
    'the index keeps each passage with its place and the model reads what was found before it writes an answer that names its sources so nobody has to believe it without looking at the lines'.split(
      ' ',
    );
  function writer(seed) {
    const next = random(seed);
    const words = (count) => Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(' ');
    const line = () =>
      `${words(6)} **${words(2)}** ${words(5)} \`${words(1)}.${words(1)}()\` ${words(7)} *${words(1)}* [${words(2)}](https://example.org/${next(1000)}) ${words(9)} [1].`;
    const code = (lines) =>
      `\`\`\`java\n${Array.from({ length: lines }, (_, i) => (i % 7 === 0 ? `// ${words(8)}` : `${'    '.repeat(i % 3)}var ${words(1)}${i} = service.find("${words(3)}", ${next(1000)}).orElseThrow();`)).join('\n')}\n\`\`\`\n\n`;
    const rows = (count) =>
      Array.from(
        { length: count },
        (_, i) => `| ${i} | \`${words(1)}\` | ${words(5)} **${words(1)}** | ${next(1000)} |\n`,
      ).join('');
    const table = (count) => `| n | name | what it is | how many |\n|---|:---|---|---:|\n${rows(count)}\n`;
    const kinds = [
      () => `## ${words(5)}\n\n`,
      () => `${line()} ${line()}\n${line()}\n\n`,
      () => `${Array.from({ length: 6 }, () => `- ${line()}\n`).join('')}\n`,
      () =>
        `${Array.from({ length: 4 }, (_, i) => `${i + 1}. ${line()}\n\n   ${words(20)}\n   - ${words(8)}\n   - ${words(9)}\n`).join('')}\n`,
      () => code(18),
      () => `> ${line()}\n> ${words(12)}\n\n`,
      () => table(10),
      () => `### ${words(3)}\n\n${words(60)}.\n\n---\n\n`,
    ];
    return {
      mixed(length) {
        let text = '';
        for (let i = 0; text.length < length; i++) text += kinds[i % kinds.length]();
        return text;
      },
      code: (length) => code(Math.ceil(length / 62)),
      table,
      paragraph: (length) => Array.from({ length: Math.ceil(length / 150) }, line).join(' '),
      list: (length) => Array.from({ length: Math.ceil(length / 150) }, () => `- ${line()}\n`).join(''),
    };
  }
  const tokensOf = (text) => text.match(/\s?[\p{L}\p{N}]{1,7}|\s+|[^\s\p{L}\p{N}]{1,3}/gu);

  const blocksOf = (prose) => [...prose.childNodes].flatMap((section) => [...section.childNodes]);

  /** Records changes of the finished blocks of an answer. Its last blocks are the growing end. */
  function watchFinished(prose, allowed) {
    const touched = [];
    let finished = [];
    const observer = new MutationObserver((records) => note(records));
    const note = (records) => {
      for (const { target, removedNodes } of records) {
        const block = finished.find((it) => it.contains(target) || [...removedNodes].includes(it));
        if (block) touched.push(block.textContent.slice(0, 80));
      }
    };
    observer.observe(prose, { subtree: true, childList: true, characterData: true, attributes: true });
    return {
      look() {
        note(observer.takeRecords());
        finished = blocksOf(prose).slice(0, -allowed);
      },
      end: () => {
        observer.disconnect();
        return touched;
      },
    };
  }

  window.longAnswer = {
    writer,
    /** Closes the conversation. */
    async anew() {
      document.getElementById('new-conversation').click();
      for (let i = 0; i < 2; i++) await new Promise(realFrame);
    },
    /** Asks and starts the answer. */
    async begin(text, { watch = false, tokensPerSecond = 200 } = {}) {
      const question = document.getElementById('question');
      question.value = 'A long answer, please.';
      question.dispatchEvent(new Event('input', { bubbles: true }));
      answer = undefined;
      id = 0;
      question.form.requestSubmit();
      while (!answer) await turn();
      // The browser's own frames draw what is due before the first event.
      for (let i = 0; i < 2; i++) await new Promise(realFrame);
      stepping = true;
      await step(
        bytes('start', { answer: `long${answers++}`, conversation: 'long', model: 'm' }) +
          bytes('sources', {
            sources: [
              {
                n: 1,
                title: 'Guide',
                path: 'guide/models.md',
                startLine: 1,
                endLine: 2,
                url: '',
                score: 1,
                excerpt: '',
              },
            ],
          }),
      );
      const prose = [...document.querySelectorAll('.prose')].at(-1);
      reading = {
        text,
        prose,
        rate: tokensPerSecond / 60,
        tokens: tokensOf(text),
        at: 0,
        due: 0,
        frames: 0,
        finished: watch && watchFinished(prose, 3),
        selected: null,
      };
    },
    /** The cost of a call of `next` without events. */
    nothing: async () => {
      await turn();
      return true;
    },
    /** Delivers this many frames of the answer, while there are any. */
    async next(count) {
      const { prose, tokens, finished } = reading;
      for (let i = 0; i < count && reading.at < tokens.length; i++) {
        reading.due += reading.rate;
        const end = reading.at + Math.floor(reading.due);
        reading.due -= Math.floor(reading.due);
        await step(
          tokens
            .slice(reading.at, end)
            .map((token) => bytes('', { text: token }))
            .join(''),
        );
        reading.frames++;
        reading.at = end;
        if (!finished) continue;
        finished.look();
        if (!reading.selected && blocksOf(prose).length > 6) reading.selected = select(blocksOf(prose)[1]);
      }
      return reading.at < tokens.length;
    },
    /** Ends the answer and returns what the page did. */
    async end() {
      const { text, frames, finished, selected } = reading;
      await step(bytes('done', { finish: 'stop', length: text.length, sha256: await digest(text), timing: {} }));
      for (let i = 0; i < 5; i++) await turn();
      await step('');
      reading = undefined;
      stepping = false;
      for (const draw of drawings.splice(0)) realFrame(draw);
      return {
        frames,
        touched: finished ? finished.end() : [],
        selection: selected !== null && getSelection().toString() === selected,
      };
    },
    async read(text, options) {
      await this.begin(text, options);
      await this.next(Infinity);
      return this.end();
    },
    /** Whether the last answer looks as if it had been drawn at once, with the code folded that stayed open because it grew in view. */
    async isLikeAtOnce(text) {
      const [{ GrowingMarkdown }, { Highlighting }, { highlighterOf }] = await Promise.all(
        ['markdown/growing-markdown', 'code/highlighting', 'code/highlighter'].map(
          (name) => import(new URL(`js/${name}.js`, document.baseURI)),
        ),
      );
      let ready;
      const loaded = new Promise((done) => (ready = done));
      const highlighting = new Highlighting(
        ready,
        async () => highlighterOf(caught.exports),
        () => 0,
      );
      highlighting.highlight('', 'java');
      await loaded;
      const whole = document.createElement('div');
      whole.className = 'prose';
      const markdown = new GrowingMarkdown(whole, {
        citable: new Set([1]),
        sourceOf: (path) => (path === 'guide/models.md' ? 1 : undefined),
        highlight: highlighting.highlight.bind(highlighting),
      });
      markdown.append(text);
      markdown.finish();
      const grown = [...document.querySelectorAll('.prose')].at(-1);
      for (const fold of grown.querySelectorAll('[data-open] [data-fold]')) fold.click();
      return whole.isEqualNode(grown);
    },
  };

  function select(block) {
    getSelection().selectAllChildren(block);
    return getSelection().toString();
  }

  async function digest(text) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
    return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
})();
