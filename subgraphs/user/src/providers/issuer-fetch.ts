import type { CustomFetch } from 'openid-client';
import { ProviderAwayError } from './errors.ts';

/** No answer of a provider is nearly as large: key sets and discovery documents have some KB. */
const MAX_BYTES = 1_048_576;

/**
 * How a provider is asked. Where this process reaches it at an address of its own, requests to the issuer's origin go there, and say as a
 * reverse proxy does which origin is meant. Answers are read whole, up to 1 MiB. Rejects with ProviderAwayError when nothing comes, or that it cannot answer now.
 */
export function issuerFetch({
  issuer,
  internalUrl,
}: {
  issuer: string;
  internalUrl?: string | undefined;
}): CustomFetch {
  const { origin, host, protocol } = new URL(issuer);
  const forwarded = { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) };
  return async (address, { headers, ...options }) => {
    const url = new URL(address);
    const isInternal = internalUrl !== undefined && url.origin === origin;
    try {
      const response = await fetch(isInternal ? new URL(url.pathname + url.search, internalUrl) : url, {
        ...options,
        headers: isInternal ? { ...headers, ...forwarded } : headers,
      });
      const body = await readAtMost(response, MAX_BYTES);
      if (response.status >= 500 || response.status === 429) throw new ProviderAwayError(`status ${response.status}`);
      return new Response(body.length === 0 ? null : body, response);
    } catch (error) {
      if (error instanceof ProviderAwayError) throw error;
      throw new ProviderAwayError(plainReason(error));
    }
  };
}

async function readAtMost(response: Response, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > bytes) throw new ProviderAwayError(`an answer of more than ${bytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `ECONNREFUSED`, `TimeoutError`, ...: no address, since addresses can hold secrets. */
function plainReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause instanceof Error ? error.cause : error;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
