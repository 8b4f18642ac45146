import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface ChatMessage {
  role: string;
  content?: unknown;
}

interface ChatRequest {
  messages: ChatMessage[];
  tools?: Array<{ function: { name: string; parameters: { properties?: Record<string, unknown> } } }>;
}

/** A call of a tool, with whatever the model makes up as its input. */
export interface ToolCall {
  tool: string;
  input: object;
}

export interface ChatModel {
  /** The address that n8n's OpenAI credential needs. */
  url: string;
  requests: ChatRequest[];
  /** Forgets the requests so far, and makes these calls for each question from now on. */
  willCall(calls: readonly ToolCall[]): void;
  stop(): Promise<unknown>;
}

/**
 * OpenAI's chat completions without a model: makes its calls of tools one after the other, and then says what the tools
 * have answered.
 */
export async function startChatModel(): Promise<ChatModel> {
  const requests: ChatRequest[] = [];
  let calls: readonly ToolCall[] = [];
  const answer = ({ messages }: ChatRequest) => {
    const answers = messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
    const next = calls[answers.length];
    if (!next) return { role: 'assistant', content: `The tools say: ${JSON.stringify(answers)}` };
    const called = { name: next.tool, arguments: JSON.stringify(next.input) };
    const id = `call_${answers.length}`;
    return { role: 'assistant', content: null, tool_calls: [{ id, type: 'function', function: called }] };
  };
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const request = JSON.parse(body) as ChatRequest;
      requests.push(request);
      const message = answer(request);
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1_763_740_800, model: 'stand-in' },
          choices: [{ index: 0, message, finish_reason: 'tool_calls' in message ? 'tool_calls' : 'stop' }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    willCall(planned) {
      requests.length = 0;
      calls = planned;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
