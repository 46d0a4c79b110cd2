import Anthropic from '@anthropic-ai/sdk';
import { GoogleGenAI } from '@google/genai';
import { Ollama } from 'ollama';
import OpenAI, { AzureOpenAI } from 'openai';

/**
 * The clients that the providers publish, each used for one streaming chat.
 *
 * A client records what it reads as it reads it, so that what came before a failure is kept: also the provider's finish
 * reason and its counts of input and output tokens.
 *
 * @typedef {{text: string, reasoning: string, finish?: string | null, usage: [number?, number?]}} Heard
 * @typedef {{model: string, key: string, maxTokens: number, system: string, user: string}} Chat
 * @typedef {(server: string, chat: Chat, heard: Heard) => Promise<void>} OfficialClient
 */

/** @type {OfficialClient} */
function openai(server, chat, heard) {
  return completion(
    new OpenAI({ baseURL: `${server}/v1`, apiKey: chat.key, maxRetries: 0, logLevel: 'off' }),
    chat,
    heard,
  );
}

/** @type {OfficialClient} */
function azure(server, chat, heard) {
  const options = { endpoint: server, deployment: chat.model, apiVersion: '2024-10-21' };
  return completion(new AzureOpenAI({ ...options, apiKey: chat.key, maxRetries: 0, logLevel: 'off' }), chat, heard);
}

/**
 * @param {OpenAI} client
 * @param {Chat} chat
 * @param {Heard} heard
 */
async function completion(client, { model, system, user }, heard) {
  const stream = await client.chat.completions.create({
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: true,
    stream_options: { include_usage: true },
  });
  for await (const { choices, usage } of stream) {
    const choice = choices?.find(({ index }) => index === 0);
    // Fields of other providers beside the content are passed through unchanged.
    const delta = /** @type {Record<string, any>} */ (choice?.delta ?? {});
    heard.text += (typeof delta.content === 'string' ? delta.content : '') + (delta.refusal ?? '');
    heard.reasoning += delta.reasoning_content ?? delta.reasoning ?? '';
    heard.finish = choice?.finish_reason ?? heard.finish;
    heard.usage = usage ? [usage.prompt_tokens, usage.completion_tokens] : heard.usage;
  }
}

/** @type {OfficialClient} */
async function responses(server, { model, key, system, user }, heard) {
  const client = new OpenAI({ baseURL: `${server}/v1`, apiKey: key, maxRetries: 0, logLevel: 'off' });
  const stream = await client.responses.create({
    model,
    instructions: system,
    input: [{ role: 'user', content: user }],
    stream: true,
    store: false,
  });
  for await (const event of stream) {
    switch (event.type) {
      case 'response.output_text.delta':
      case 'response.refusal.delta':
        heard.text += event.delta;
        break;
      case 'response.reasoning_text.delta':
      case 'response.reasoning_summary_text.delta':
        heard.reasoning += event.delta;
        break;
      case 'response.failed':
      case 'error':
        throw new Error(event.type);
      case 'response.completed':
      case 'response.incomplete':
        heard.finish = event.response.incomplete_details?.reason ?? event.response.status;
        heard.usage = [event.response.usage?.input_tokens, event.response.usage?.output_tokens];
    }
  }
}

/** @type {OfficialClient} */
async function anthropic(server, { model, key, maxTokens, system, user }, heard) {
  const client = new Anthropic({ baseURL: server, apiKey: key, maxRetries: 0, logLevel: 'off' });
  const stream = client.messages.stream({
    model,
    max_tokens: maxTokens,
    system,
    messages: [{ role: 'user', content: user }],
  });
  stream.on('text', (delta) => (heard.text += delta));
  stream.on('thinking', (delta) => (heard.reasoning += delta));
  const { content, stop_reason: finish, usage } = await stream.finalMessage();
  heard.text = content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  heard.finish = finish;
  // Tokens read from and written to the cache are input as well.
  heard.usage = [
    usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0),
    usage.output_tokens,
  ];
}

/** @type {OfficialClient} */
async function gemini(server, { model, key, system, user }, heard) {
  const client = new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: server } });
  const stream = await client.models.generateContentStream({
    model,
    contents: user,
    config: { systemInstruction: { parts: [{ text: system }] } },
  });
  for await (const { candidates, promptFeedback, usageMetadata: usage } of stream) {
    const candidate = candidates?.[0];
    for (const { text, thought } of candidate?.content?.parts ?? []) {
      heard[thought ? 'reasoning' : 'text'] += text ?? '';
    }
    heard.finish = candidate?.finishReason ?? promptFeedback?.blockReason ?? heard.finish;
    heard.usage = usage
      ? [usage.promptTokenCount, sum(usage.candidatesTokenCount, usage.thoughtsTokenCount)]
      : heard.usage;
  }
}

/** @type {OfficialClient} */
async function ollama(server, { model, key, system, user }, heard) {
  const client = new Ollama({ host: server, headers: { Authorization: `Bearer ${key}` } });
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
  for await (const line of await client.chat({ model, messages, stream: true })) {
    heard.text += line.message?.content ?? '';
    heard.reasoning += line.message?.thinking ?? '';
    if (line.done) {
      heard.finish = line.done_reason;
      heard.usage = [line.prompt_eval_count, line.eval_count];
    }
  }
}

/**
 * The sum of the counts; undefined if there are none.
 *
 * @param {(number | undefined)[]} counts
 */
function sum(...counts) {
  const known = counts.flatMap((count) => count ?? []);
  return known.length ? known.reduce((a, b) => a + b) : undefined;
}

/** By protocol; Azure's is OpenAI's. @type {Record<string, OfficialClient>} */
export const OFFICIAL_CLIENTS = { openai, azure, responses, anthropic, gemini, ollama };
