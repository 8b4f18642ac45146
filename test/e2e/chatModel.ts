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

export interface ChatModel {
  /** The address that n8n's OpenAI credential needs. */
  url: string;
  requests: ChatRequest[];
  stop(): Promise<unknown>;
}

/**
 * OpenAI's chat completions without a model: calls `tool` with `input` at first, and then says what the tool has answered.
 */
export async function startChatModel(tool: string, input: object): Promise<ChatModel> {
  const requests: ChatRequest[] = [];
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const request = JSON.parse(body) as ChatRequest;
      requests.push(request);
      const last = request.messages.at(-1);
      const message =
        last?.role === 'tool'
          ? { role: 'assistant', content: `The tool says: ${JSON.stringify(last.content)}` }
          : {
              ...{ role: 'assistant', content: null },
              tool_calls: [
                {
                  id: 'call_1',
                  type: 'function',
                  function: { name: tool, arguments: JSON.stringify(input) },
                },
              ],
            };
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
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
