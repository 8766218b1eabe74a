import { ACCESS_TOKEN, parseAccessKeyFile } from '@moim/service-kit';
import { SignJWT } from 'jose';
import pg from 'pg';
import { typeid } from 'typeid-js';

/** A room of a club, and its members. */
export interface Room {
  id: string;
  userIds: string[];
}

/** Clubs with their rooms, each with so many members, as if their events had come to the chat service. */
export async function prepareRooms(databaseUrl: string, rooms: number, members: number): Promise<Room[]> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const made: Room[] = [];
    for (let i = 0; i < rooms; i++) {
      const [communityId, id] = [typeid('com').toString(), typeid('rom').toString()];
      const userIds = Array.from({ length: members }, () => typeid('usr').toString());
      const run = (sql: string, ...values: unknown[]) => db.query(sql, values);
      await run(
        `insert into community_cards (community_id, name, is_private) values ($1, $2, false)`,
        communityId,
        `모임 ${i}`,
      );
      await run(`insert into member_cards (user_id, name) select id, '회원' from unnest($1::text[]) as id`, userIds);
      await run(
        `insert into community_member_cards (community_id, user_id, role) select $1, id, 'MEMBER' from unnest($2::text[]) as id`,
        communityId,
        userIds,
      );
      await run(`insert into rooms (id, kind, community_id) values ($1, 'COMMUNITY', $2)`, id, communityId);
      await run(
        `insert into room_members (room_id, user_id, position) select $1, u.id, u.n from unnest($2::text[]) with ordinality as u(id, n)`,
        id,
        userIds,
      );
      made.push({ id, userIds });
    }
    return made;
  } finally {
    await db.end();
  }
}

/** Access tokens of people, as the user service signs them: valid for ten minutes from the call. */
export function tokensBy(accessKeysFile: string): (userId: string) => Promise<string> {
  const [key] = parseAccessKeyFile(accessKeysFile);
  if (key === undefined) throw new Error('there is no access key');
  return (userId) =>
    new SignJWT({ sid: typeid('ses').toString() })
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: ACCESS_TOKEN.type })
      .setIssuer(ACCESS_TOKEN.issuer)
      .setAudience(ACCESS_TOKEN.audience)
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime(new Date(Date.now() + ACCESS_TOKEN.lifetimeMs))
      .sign(key.privateKey);
}
