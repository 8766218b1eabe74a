import type { Asker, Outbox, Signals } from '@moim/event-bus';
import type { Locale } from '@moim/service-kit';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { UserError } from '../generated/resolver-types.ts';

/** What a use case needs of the request. */
export interface UseCase {
  db: PrismaClient;
  outbox: Outbox;
  asker: Asker;
  locale: Locale;
  signals: Signals;
  /** Tells those who are online that there is more or less to read in a room: later, and never in the way of the use case. */
  unread: { changed(roomId: string): void };
}

/** What became of a use case: its result, or what the person has to put right. */
export type Outcome<Result = unknown> = ({ ok: true } & Result) | { ok: false; userErrors: UserError[] };

/** The one thing that the person has to put right. */
export function refused(
  field: string,
  code: UserError['code'],
  message: string,
): { ok: false; userErrors: UserError[] } {
  return { ok: false, userErrors: [{ field: [field], message, code }] };
}
