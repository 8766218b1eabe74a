import { hash } from '@node-rs/argon2';
import { DEMO_PASSWORD } from './accounts.ts';
import { blocks } from './cards.ts';
import { demoId, rng } from './random.ts';
import type { Row, Tables } from './tables.ts';
import { daysAgo, type Person, type World } from './world.ts';

/** The user database of the demo world. */
export async function userTables(world: World): Promise<Tables> {
  // One hash for all: it is the same password, and hashing it for everybody would only make the first start slow.
  const passwordHash = await hash(DEMO_PASSWORD, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  return {
    users: world.people.map((person) => ({
      id: person.id,
      email: person.email,
      email_verified_at: person.joinedAt,
      password_hash: passwordHash,
      name: person.name,
      avatar_url: person.avatarUrl,
      bio: person.bio,
      mbti: person.mbti,
      region: person.region,
      version: 1,
      created_at: person.joinedAt,
      updated_at: person.joinedAt,
    })),
    user_interests: world.people.flatMap((person) =>
      person.interestIds.map((interest_id, position) => ({ user_id: person.id, interest_id, position })),
    ),
    blocks: blocks(world),
    notifications: notifications(world),
  };
}

function notifications(world: World): Row[] {
  const { now, scale } = world;
  const club = world.club('bukhansan');
  const params = { community: club.name, post: '이번 주 토요일 백운대 코스 안내', schedule: '토요일 백운대 정기 산행' };
  const links: Record<string, string> = {
    MEMBER_JOINED: `/communities/${club.id}`,
    COMMENTED: `/posts/${demoId('pst', 'bukhansan-1')}`,
    LIKED: `/posts/${demoId('pst', 'bukhansan-1')}`,
    REPLIED: `/posts/${demoId('pst', 'bukhansan-1')}`,
    SCHEDULE_CREATED: `/schedules/${demoId('sch', 'bukhansan-open')}`,
    SEAT_GRANTED: `/schedules/${demoId('sch', 'bukhansan-full')}`,
  };
  const feed = (reader: Person, kinds: string[], count: number) => {
    const random = rng(`notifications of ${reader.key}`);
    return Array.from({ length: count * scale }, (_, i) => {
      const kind = kinds[i % kinds.length] as string;
      const createdAt = daysAgo(now, (i + random.next()) / 4);
      return {
        id: demoId('ntf', `${reader.key} ${i}`),
        user_id: reader.id,
        kind,
        actor_id:
          kind.startsWith('SCHEDULE') || kind === 'SEAT_GRANTED'
            ? null
            : random.pick(club.members.filter(({ person }) => person !== reader)).person.id,
        // 김민지 wrote the post that these sentences name.
        text_author_id:
          ['COMMENTED', 'LIKED', 'REPLIED'].includes(kind) && reader.key !== 'minji' ? world.person('minji').id : null,
        params,
        link: links[kind] as string,
        dedupe_key: `demo:${i}`,
        created_at: createdAt,
        read_at: i < 3 * scale ? null : new Date(createdAt.getTime() + 60_000),
      };
    });
  };
  return [
    ...feed(world.person('minji'), ['MEMBER_JOINED', 'COMMENTED', 'LIKED', 'REPLIED'], 24),
    ...feed(world.person('junho'), ['COMMENTED', 'LIKED', 'SCHEDULE_CREATED'], 9),
    ...feed(world.person('seoyeon'), ['SEAT_GRANTED', 'SCHEDULE_CREATED', 'REPLIED'], 6),
  ];
}
