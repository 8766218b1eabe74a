import { DEMO_ACCOUNTS, demoId, type Rng } from '@moim/stack/demo';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
} from 'graphql';
import pg from 'pg';
import type { DemoPlatform } from '../../demo-platform.ts';

/** How many ids of each kind are asked for. */
const IDS = 60;
/** What no list takes for its size. */
const WRONG_SIZES = [0, 101, -1];
const TEXTS = ['산', '오늘', 'ㄷㅅ', '꿹뷁쉛', ''];
const REGIONS = ['서울', '서울 마포구', '부산', ''];
const DAY_MS = 24 * 3600_000;

/** Which ids a field of Query takes. */
const KIND_OF_FIELD: Record<string, IdsOf> = {
  user: 'people',
  community: 'clubs',
  schedule: 'meetUps',
  post: 'posts',
  chatRoom: 'rooms',
  accountDeletion: 'deletions',
};

type IdsOf = 'people' | 'clubs' | 'meetUps' | 'posts' | 'rooms' | 'deletions' | 'interests';

export interface ArgumentOptions {
  random: Rng;
  /** The most elements a list is to have. */
  most: number;
  /** Whether a list may have as many as it has by itself. */
  mayBeLong: boolean;
}

/** What arguments are given: mostly what is there in the demo world, and now and then what is not, or is wrong. */
export class ArgumentValues {
  readonly #ids: Record<IdsOf, readonly string[]>;
  /** By the type of the connection. */
  readonly #cursors: ReadonlyMap<string, readonly string[]>;
  readonly #now: number;

  constructor(
    ids: Record<IdsOf, readonly string[]>,
    { cursors, now }: { cursors: ReadonlyMap<string, readonly string[]>; now: number },
  ) {
    this.#ids = ids;
    this.#cursors = cursors;
    this.#now = now;
  }

  /** A value as in JSON; undefined when it is left out. Null may stand where the schema says it may not: then it is for a variable. */
  of(
    field: GraphQLField<unknown, unknown>,
    argument: GraphQLArgument,
    { random, most, mayBeLong }: ArgumentOptions,
  ): unknown {
    const { name, type } = argument;
    const isOptional = !isNonNullType(type) || argument.defaultValue !== undefined;
    if (name === 'first' || name === 'last') {
      if (random.chance(0.06)) return random.pick(WRONG_SIZES);
      if (isOptional && random.chance(0.01)) return null;
      return mayBeLong && isOptional && random.chance(0.3) ? undefined : random.int(1, most);
    }
    if (name === 'id') return this.#id(KIND_OF_FIELD[field.name] ?? 'people', random);
    if (name === 'after') return random.chance(0.75) ? undefined : this.#cursor(field, random);
    if (name === 'beforeSeq') return random.chance(0.4) ? undefined : random.pick([null, random.int(1, 200)]);
    return random.chance(0.4) ? undefined : this.#input(name, type, random);
  }

  #id(of: IdsOf, random: Rng): string {
    if (random.chance(0.06))
      return random.pick(['nonsense', '', random.pick(this.#ids.people), random.pick(this.#ids.clubs)]);
    return random.pick(this.#ids[of]);
  }

  #cursor({ type }: GraphQLField<unknown, unknown>, random: Rng): string | null {
    const known = this.#cursors.get(getNamedType(type).name) ?? [];
    if (known.length > 0 && random.chance(0.75)) return random.pick(known);
    return random.pick([null, 'nonsense', '', random.pick([...this.#cursors.values()].flat())]);
  }

  #input(name: string, type: GraphQLInputType, random: Rng): unknown {
    const named = getNamedType(type);
    if (isInputObjectType(named)) {
      const fields = Object.values(named.getFields()).filter(() => random.chance(0.4));
      return Object.fromEntries(fields.map((field) => [field.name, this.#input(field.name, field.type, random)]));
    }
    if (!isNonNullType(type) && random.chance(0.05)) return null;
    if (isEnumType(named)) return random.pick(named.getValues()).name;
    if (named.name === 'Boolean') return random.chance(0.5);
    if (named.name === 'Int') return random.int(1, 5);
    if (named.name === 'DateTime') return new Date(this.#now + random.int(-60, 60) * DAY_MS).toISOString();
    if (name === 'interestId') return random.pick(this.#ids.interests);
    return random.pick(name === 'region' ? REGIONS : TEXTS);
  }
}

/** Ids of the demo world, of each kind: some with much to show, those of the demo accounts, others as they come, and one that was never given out. */
export async function demoIds({ databaseUrls }: DemoPlatform): Promise<Record<IdsOf, readonly string[]>> {
  const read = async (database: keyof typeof databaseUrls, table: string, where = 'true') => {
    const client = new pg.Client({ connectionString: databaseUrls[database] });
    await client.connect();
    const { rows } = await client.query<{ id: string }>(
      `select id from ${table} where ${where} order by id limit ${IDS}`,
    );
    await client.end();
    return rows.map(({ id }) => id);
  };
  const accounts = DEMO_ACCOUNTS.map(({ key }) => demoId('usr', key));
  const ofAccounts = `id in (select room_id from room_members where user_id in (${accounts.map((id) => `'${id}'`).join(', ')}))`;
  return {
    people: [...accounts, ...accounts, ...(await read('user', 'users')), demoId('usr', 'nobody')],
    clubs: [
      ...['bukhansan', 'bukhansan', 'hangang'].map((key) => demoId('com', key)),
      ...(await read('community', 'communities')),
      demoId('com', 'nothing'),
    ],
    meetUps: [demoId('sch', 'bukhansan-full'), ...(await read('schedule', 'schedules')), demoId('sch', 'nothing')],
    posts: [
      ...['bukhansan-1', 'bukhansan-poll'].map((key) => demoId('pst', key)),
      ...(await read('content', 'posts')),
      demoId('pst', 'nothing'),
    ],
    rooms: [demoId('rom', 'bukhansan'), ...(await read('chat', 'rooms', ofAccounts)), demoId('rom', 'nothing')],
    deletions: [demoId('del', 'nothing')],
    interests: [...(await read('community', 'interests')), 'nothing'],
  };
}
