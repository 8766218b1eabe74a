import type { Client } from '@moim/service-kit';
import { deviceNameOf } from '../domain/device-name.ts';
import type { SessionResolvers } from '../generated/resolver-types.ts';
import type { OpenedSession, SessionRow } from '../rows.ts';

export const Session: SessionResolvers = {
  deviceName: deviceNameOf,
  // The session that was just opened or renewed is the one its answer goes to.
  isCurrent: (session, _args, { viewer }) => isOpened(session) || viewer?.sessionId === session.id,
  accessToken: (session, _args, { client }) => (isOpened(session) && !isBrowser(client) ? session.accessToken : null),
  accessTokenExpiresAt: (session) => (isOpened(session) ? session.accessTokenExpiresAt : null),
  refreshToken: (session, _args, { client }) =>
    isOpened(session) && client?.kind === 'native' ? session.refreshToken : null,
};

function isOpened(session: SessionRow | OpenedSession): session is OpenedSession {
  return 'refreshToken' in session;
}

/** Browsers have their tokens in cookies that no script can read. Of whom nothing is known may be one. */
function isBrowser(client: Client | null): boolean {
  return client === null || client.kind === 'browser';
}
