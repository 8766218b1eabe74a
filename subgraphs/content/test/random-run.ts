import {
  type CommunityCardData,
  communityMemberJoined,
  communityMemberLeft,
  userDeletionRequested,
} from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId } from '@moim/subgraph-kit';
import { applyEvent, type TestSubgraph } from '@moim/test-kit';
import { phonePhoto } from '@moim/test-kit/pictures';
import { handlers } from '../src/events/index.ts';
import type { PrismaClient } from '../src/generated/prisma/client.ts';
import { put } from './photo-uploads.ts';
import { bukhansan, type MutationName, send } from './writing.ts';

const PEOPLE = 50;
const STAFF = 5;
/** Who deletes their account half way: the last ones. */
const LEAVING_FOR_GOOD = 4;
/** What is new is what people are at, all at once. */
const RECENT = 6;

type Random = () => number;
interface Person {
  key: string;
  isStaff: boolean;
  random: Random;
}
/** A thing, and the key of whose it is. */
interface Thing {
  id: string;
  by: string;
}
interface Poll {
  id: string;
  isMultipleChoice: boolean;
  options: { id: string }[];
}

/** Numbers from 0 to 1 that are the same for the same seed: mulberry32, by Tommy Ettinger. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fifty members of a club who do, all at once, what members do: what each does is decided by the seed, what comes of it by who is first. */
export class RandomRun {
  /** How often what was done, and how often refused: `like`, `like FORBIDDEN`. */
  readonly tally = new Map<string, number>();
  /** What nobody should be answered. */
  readonly faults: string[] = [];
  readonly #content: TestSubgraph;
  readonly #db: PrismaClient;
  readonly #people: Person[];
  readonly #card: CommunityCardData;
  readonly #picture: Buffer;
  #clubVersion = 10_000;
  #steps = 0;
  /** What people wait for before they do the next thing, and the step before which it is asked for. */
  #pause: Promise<void> | null = null;
  readonly #pauses: { beforeStep: number; work: () => Promise<void> }[] = [];
  readonly #posts: Thing[] = [];
  readonly #comments: (Thing & { postId: string })[] = [];
  readonly #photos: Thing[] = [];
  readonly #polls: Poll[] = [];
  readonly #reports: string[] = [];

  private constructor(content: TestSubgraph, db: PrismaClient, seed: number, card: CommunityCardData, picture: Buffer) {
    this.#content = content;
    this.#db = db;
    this.#card = card;
    this.#picture = picture;
    this.#people = Array.from({ length: PEOPLE }, (_, n) => ({
      key: `runner ${n}`,
      isStaff: n < STAFF,
      random: randomOf(seed * PEOPLE + n),
    }));
  }

  /** Makes the people members of a club of the demo world. */
  static async prepare(content: TestSubgraph, db: PrismaClient, seed: number): Promise<RandomRun> {
    const { name, coverUrl, isPrivate } = await db.communityCard.findUniqueOrThrow({
      where: { communityId: bukhansan },
    });
    const card = { id: bukhansan, name, coverUrl, isPrivate };
    const run = new RandomRun(content, db, seed, card, await phonePhoto(1, { width: 32, height: 24 }));
    const members = run.#people.map(({ key, isStaff }) => ({ userId: demoId('usr', key), isStaff }));
    await db.memberCard.createMany({ data: members.map(({ userId }, n) => ({ userId, name: `회원${n}` })) });
    await db.communityMemberCard.createMany({
      data: members.map(({ userId, isStaff }) => ({
        communityId: bukhansan,
        userId,
        role: isStaff ? 'STAFF' : 'MEMBER',
      })),
    });
    return run;
  }

  /** Before so many steps in all are taken, this is done in the midst of what is under way; nobody begins anything new until it is over. */
  pauseBefore(beforeStep: number, work: () => Promise<void>): void {
    this.#pauses.push({ beforeStep, work });
  }

  /** Everybody takes so many steps, one after the other, all people at once. */
  async go(stepsEach: number): Promise<void> {
    await Promise.all(
      this.#people.map(async (person, n) => {
        for (let step = 0; step < stepsEach; step++) {
          await this.#mayGoOn();
          if (n >= PEOPLE - LEAVING_FOR_GOOD && step === Math.floor(stepsEach / 2))
            return await this.#deleteAccount(person);
          // At last everybody does the kinds of things in turn, twice, so that chance leaves none out.
          await this.#step(person, step >= stepsEach - 2 ? n : null);
        }
      }),
    );
  }

  async #mayGoOn(): Promise<void> {
    this.#steps++;
    if (this.#pauses[0] !== undefined && this.#steps >= this.#pauses[0].beforeStep)
      this.#pause = this.#pauses.shift()?.work() ?? null;
    await this.#pause;
  }

  async #step(person: Person, kind: number | null): Promise<void> {
    const { random } = person;
    const actions: [weight: number, () => Promise<unknown>][] = [
      [10, () => this.#createPost(person)],
      [
        3,
        () =>
          this.#of(this.#posts, person, ({ id, by }) => this.#do(by, 'updatePost', { id, title: `고침 ${random()}` })),
      ],
      [3, () => this.#of(this.#posts, person, ({ id, by }) => this.#do(by, 'deletePost', { id }))],
      [
        3,
        () =>
          this.#of(this.#posts, person, ({ id }) =>
            this.#do(this.#staff(random), 'pinPost', { id, isPinned: random() < 0.5 }),
          ),
      ],
      [16, () => this.#of(this.#posts, person, ({ id }) => this.#comment(person, id))],
      [10, () => this.#of(this.#comments, person, ({ id, postId }) => this.#comment(person, postId, id))],
      [
        7,
        () =>
          this.#of(this.#comments, person, ({ id, by }) =>
            this.#do(random() < 0.5 ? by : this.#staff(random), 'deleteComment', { id }),
          ),
      ],
      [26, () => this.#of(this.#anything(random), person, ({ id }) => this.#do(person.key, 'like', { subjectId: id }))],
      [
        14,
        () => this.#of(this.#anything(random), person, ({ id }) => this.#do(person.key, 'unlike', { subjectId: id })),
      ],
      [14, () => this.#of(this.#polls, person, (poll) => this.#vote(person, poll))],
      [4, () => this.#addPhoto(person)],
      [2, () => this.#of(this.#photos, person, ({ id, by }) => this.#do(by, 'deletePhoto', { id }))],
      [5, () => this.#of(this.#anything(random), person, ({ id }) => this.#report(person, id))],
      [
        3,
        () =>
          this.#of(this.#reports, person, (reportId) =>
            this.#do(this.#staff(random), 'resolveReport', { reportId, action: 'REMOVE' }),
          ),
      ],
      [3, () => this.#leaveAndComeBack(person)],
    ];
    if (kind !== null) return void (await actions[kind % actions.length]?.[1]());
    let left = random() * actions.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, act] of actions) {
      left -= weight;
      if (left < 0) return void (await act());
    }
  }

  /** Does it to one of the latest things; writes a post while there are none. */
  async #of<T>(things: readonly T[], person: Person, act: (thing: T) => Promise<unknown>): Promise<void> {
    const recent = things.slice(-RECENT);
    const thing = recent[Math.floor(person.random() * recent.length)];
    await (thing === undefined ? this.#createPost(person) : act(thing));
  }

  #anything(random: Random): readonly Thing[] {
    const kinds = [this.#posts, this.#comments, this.#photos];
    return kinds[Math.floor(random() * kinds.length)] ?? [];
  }

  #staff(random: Random): string {
    return `runner ${Math.floor(random() * STAFF)}`;
  }

  /** What it answers; null when that is a refusal, or when the service died meanwhile. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  async #do(as: string, name: MutationName, input: object): Promise<any> {
    let outcome: string = name;
    let result = null;
    try {
      const { data, errors } = await send(this.#content, name, input, { as });
      const [complaint] = data?.[name]?.userErrors ?? [];
      const code: string | undefined = errors?.[0]?.extensions.code ?? complaint?.code;
      if (code === undefined) result = data[name];
      else outcome = `${name} ${code}`;
      if (errors !== undefined && code !== 'NOT_FOUND' && code !== 'FORBIDDEN')
        this.faults.push(`${outcome}: ${errors[0]?.message}`);
    } catch (error) {
      // Of fetch: the connection broke, or there was none.
      if (!(error instanceof TypeError)) throw error;
      outcome = 'cut off';
    }
    this.#count(outcome);
    return result;
  }

  #count(outcome: string): void {
    this.tally.set(outcome, (this.tally.get(outcome) ?? 0) + 1);
  }

  async #createPost({ key, random }: Person): Promise<void> {
    const options = ['토요일', '일요일', '아무 때나'];
    const poll = random() < 0.4 ? { question: '언제?', options, isMultipleChoice: random() < 0.5 } : null;
    const photoIds = this.#photos.filter(({ by }) => by === key).map(({ id }) => id);
    const input = { communityId: bukhansan, board: 'FREE', title: `글 ${random()}`, body: '@회원1 어때요?', poll };
    const made = await this.#do(key, 'createPost', { ...input, photoIds: photoIds.slice(-1) });
    if (made === null) return;
    this.#posts.push({ id: made.post.id, by: key });
    if (made.post.poll !== null) this.#polls.push(made.post.poll);
  }

  async #comment({ key }: Person, postId: string, replyToId?: string): Promise<void> {
    const made = await this.#do(key, 'addComment', { postId, body: '좋아요 @회원2', replyToId });
    if (made !== null) this.#comments.push({ id: made.comment.id, by: key, postId });
  }

  async #vote({ key, random }: Person, { id, options, isMultipleChoice }: Poll): Promise<void> {
    const chosen = options.filter(() => random() < 0.5).map((option) => option.id);
    await this.#do(key, 'votePoll', { pollId: id, optionIds: isMultipleChoice ? chosen : chosen.slice(0, 1) });
  }

  async #addPhoto({ key }: Person): Promise<void> {
    const files = [{ contentType: 'image/jpeg', byteSize: this.#picture.length }];
    const asked = await this.#do(key, 'requestPhotoUploads', { communityId: bukhansan, files });
    if (asked === null) return;
    const [upload] = asked.uploads;
    const status = await put(this.#content, upload, this.#picture).catch(() => 0);
    if (status !== 204) return this.#count('cut off');
    const added = await this.#do(key, 'addPhotos', { uploadIds: [upload.uploadId] });
    if (added !== null) this.#photos.push({ id: upload.uploadId, by: key });
  }

  async #report({ key }: Person, subjectId: string): Promise<void> {
    const filed = await this.#do(key, 'report', { subjectId, reason: '광고' });
    if (filed !== null) this.#reports.push(filed.report.id);
  }

  /** By the events of the community service. */
  async #leaveAndComeBack({ key, isStaff }: Person): Promise<void> {
    const data = { community: this.#card, userId: demoId('usr', key), role: isStaff ? 'STAFF' : 'MEMBER' } as const;
    const event = () => ({ aggregateId: bukhansan, aggregateVersion: ++this.#clubVersion, data });
    await applyEvent(this.#db, handlers, communityMemberLeft, event());
    await this.#of(this.#posts, { key, isStaff, random: () => 0.9 }, ({ id }) =>
      this.#do(key, 'like', { subjectId: id }),
    );
    await applyEvent(this.#db, handlers, communityMemberJoined, event());
    this.#count('leave and come back');
  }

  /** What somebody liked and chose goes with the account, and is counted no more. */
  async #deleteAccount({ key }: Person): Promise<void> {
    const userId = demoId('usr', key);
    const event = { aggregateId: userId, aggregateVersion: 1_000, data: { userId, deletionId: newId('del') } };
    await applyEvent(this.#db, handlers, userDeletionRequested, event);
    this.#count('delete account');
  }
}
