import type { Locale, Viewer } from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';
import type { FetchFailure } from './subgraphs/failure.ts';
import type { PersonalWrites } from './subgraphs/recent-writes.ts';
import type { SessionAnswer } from './viewer/session-answer.ts';

/** One request to the gateway. */
export interface GatewayContext {
  /** Null when signed out. */
  viewer: Viewer | null;
  /** Where the request comes from: an IP address. */
  address: string;
  locale: Locale;
  /** Viewer and locale, signed for the subgraphs; with the client, where they need to know it: in mutations. */
  signedOrigin(options: { tellsClient: boolean }): Promise<string>;
  /** What the answer says of the sender's session. */
  session: SessionAnswer;
  /** What whoever asks has written of late, which they are to read. */
  writes: PersonalWrites;
  requestId: string;
  /** Aborted when whoever asks has gone away; null where nobody waits. */
  gone: AbortSignal | null;
  /** When the request came, by `performance.now()`. */
  startedAt: number;
  /** Fetches that brought nothing; the answer says so where their fields are null. */
  failures: FetchFailure[];
  log: FastifyBaseLogger;
}
