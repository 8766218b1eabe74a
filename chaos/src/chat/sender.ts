import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Acknowledged } from './check-chat.ts';

const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id seq text } userErrors { code } }
}`;
const ANSWER_MS = 5_000;

/** Says something, and says it again until it is taken: a message whose answer was lost is the same one. Throws when it is refused. */
export async function sayUntilTaken(
  urls: readonly string[],
  token: string,
  roomId: string,
  text: string,
): Promise<Acknowledged & { attempts: number }> {
  const input = { roomId, text, clientMessageId: randomUUID() };
  for (let attempts = 1; ; attempts++) {
    const answer = await ask(urls[attempts % urls.length] ?? '', token, input);
    const payload = answer?.data?.sendMessage;
    if (payload?.message) return { roomId, ...payload.message, attempts };
    const code = answer?.errors?.[0]?.extensions?.code;
    if (payload?.userErrors?.length || (code !== undefined && !PASSING.has(code)))
      throw new Error(`"${text}" was refused: ${JSON.stringify(answer)}`);
    await sleep(50 + Math.random() * 300);
  }
}

/** What passes by itself. An inside error is what a service says whose database has just gone. */
const PASSING = new Set(['SUBGRAPH_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED']);

interface Answer {
  data?: {
    sendMessage?: { message?: { id: string; seq: number; text: string }; userErrors?: unknown[] } | null;
  } | null;
  errors?: { extensions?: { code?: string } }[];
}

/** Null when there is no answer. */
async function ask(url: string, token: string, input: object): Promise<Answer | null> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: SEND, variables: { input } }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return (await response.json()) as Answer;
  } catch {
    return null;
  }
}
