import { expect } from 'vitest';

/** What an attacker sees of an answer. */
export interface Seen {
  status: number;
  headers: Headers;
  body: string;
  codes: string[];
}

/** Sends what a browser would never send, and reads what comes. */
export async function send(
  url: string,
  body: unknown,
  { headers = {}, ...init }: Omit<RequestInit, 'body' | 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Seen> {
  const response = await fetch(url.includes('/graphql') ? url : `${url}/graphql`, {
    method: 'POST',
    ...init,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text, codes: codesOf(text) };
}

function codesOf(text: string): string[] {
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
    return errors.map(({ extensions }) => String(extensions?.code));
  } catch {
    return [];
  }
}

/** Refused before anything was run, with a reason of a sentence and nothing of the inside. */
export function expectRefused({ status, body, codes }: Seen, code: string, expected = 400): void {
  expect({ status, codes }).toEqual({ status: expected, codes: [code] });
  expect(body).not.toMatch(/stack|node_modules|\.ts:|127\.0\.0\.1|\bat [A-Z]\w+\./);
  expect(JSON.parse(body)).not.toHaveProperty('data');
}
