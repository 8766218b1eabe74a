import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLFormattedError } from 'graphql';
import { Audience } from './audience.ts';
import type { Feed } from './feeds.ts';
import type { Groups } from './groups.ts';
import type { Happening } from './happening.ts';
import type { PreparedSubscription } from './operations.ts';
import { isOver, notThere, type TopicOwner } from './owner.ts';
import type { Made } from './run-event.ts';
import { Attached, type Subscriber } from './subscriber.ts';

/** Where on a topic somebody is: as subscribers count, or as events do. */
type Place = { position: number } | { version: number };

export interface TopicOptions {
  feed: Feed;
  key: string;
  owner: TopicOwner;
  groups: Groups;
  /** Nobody has been here for a while. */
  onIdle(): void;
}

/** Happenings that are told together at most. */
const BATCH = 100;
/** Happenings that wait at most. Beyond, they are let go, and asked for when there is time. */
const WAITING = 2_000;
/** How long a topic that nobody follows is kept: pages are loaded anew. */
const IDLE_MS = 5_000;
/** How long a topic may be behind its owner before something is taken for lost. */
const BEHIND_MS = 2_000;
/** An audience as old as that is asked for again before somebody is refused. */
const FRESH_MS = 400;
/** Between those questions. */
const PATIENCE_MS = [500, 1_000, 1_500];

/**
 * A topic and those who follow it. What happens is told in the order of versions, each version once; where one is missing, the owner is
 * asked what happened since. A subscriber is attached first, then told what it missed, then what was held meanwhile: so there is no gap.
 */
export class Topic {
  readonly feed: Feed;
  readonly key: string;
  readonly #options: TopicOptions;
  readonly #waiting: Happening[] = [];
  readonly #attached = new Set<Attached>();
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #audience: Audience;
  readonly #opened: Promise<void>;
  /** All up to it was told; 0 where the feed has no order. */
  #version = 0;
  /** All up to it was told, or is being told. */
  #begun = 0;
  #isWorking = false;
  #isOpen = false;
  #hasHole = false;
  /** How often somebody was moved to another group. */
  #moves = 0;
  #isClosed = false;
  #idle: NodeJS.Timeout | null = null;

  constructor(options: TopicOptions) {
    this.#options = options;
    this.feed = options.feed;
    this.key = options.key;
    this.#audience = new Audience(options.feed, options.key, options.owner);
    this.#opened = this.#open();
    this.#opened.catch(() => this.#options.onIdle());
  }

  /** Whether somebody is in the audience, as far as it is known. */
  has(userId: string): boolean {
    return this.#audience.has(userId);
  }

  get version(): number {
    return this.#version;
  }

  /** Takes what happened. Returns at once. */
  push(happening: Happening): void {
    if (this.#isClosed) return;
    if (this.#waiting.length >= WAITING) {
      this.#waiting.length = 0;
      this.#hasHole = this.feed.history !== null;
    }
    this.#waiting.push(happening);
    void this.#work();
  }

  /** The owner is that far: what is not told within a moment was lost on its way. */
  noteHead(version: number, head: Made | null): void {
    if (version > this.#version) {
      setTimeout(() => {
        if (version <= this.#version || this.#isClosed) return;
        this.#hasHole = true;
        void this.#work();
      }, BEHIND_MS).unref();
    }
    if (head !== null) this.push({ made: head, version: null });
  }

  /** Tells a subscriber what they missed, and then what happens. Returns how to stop; resolves the rest behind the scenes. */
  attach(subscriber: Subscriber, prepared: PreparedSubscription): () => void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const attached = new Attached(subscriber, prepared);
    this.#attached.add(attached);
    this.#join(attached).catch((error: unknown) => this.end(attached, this.#options.owner.explain(error, this.feed)));
    return () => this.#detach(attached);
  }

  /** Ends somebody's stream. */
  end(attached: Attached, error: GraphQLFormattedError): void {
    if (attached.isGone) return;
    this.#detach(attached);
    attached.subscriber.end(error);
  }

  #detach(attached: Attached): void {
    attached.isGone = true;
    this.#attached.delete(attached);
    this.#options.groups.remove(attached);
    this.#watchIdle();
  }

  /** Puts subscribers where they belong, when plans or the audience have changed; ends those who do not belong here any more. */
  regroup(): void {
    const { groups } = this.#options;
    for (const attached of groups.members()) {
      const view = this.#viewOf(attached);
      if (view === null) this.end(attached, notThere());
      else if (groups.move(attached, view)) this.#moves += 1;
    }
  }

  /** Everybody who is attached. */
  get attached(): ReadonlySet<Attached> {
    return this.#attached;
  }

  close(): void {
    this.#isClosed = true;
    if (this.#idle !== null) clearTimeout(this.#idle);
  }

  async #open(): Promise<void> {
    const { owner } = this.#options;
    const [history] = await Promise.all([owner.history(this.feed, this.key, null), this.#audience.load()]);
    this.#version = history?.version ?? 0;
    this.#isOpen = true;
    void this.#work();
  }

  async #join(attached: Attached): Promise<void> {
    await this.#opened;
    // Somebody who has just come may not be known to the owner yet: asked again for a moment before they are refused.
    for (const wait of [0, ...PATIENCE_MS]) {
      if (this.#viewOf(attached) !== null || attached.isGone) break;
      await sleep(wait);
      if (this.#audience.age > FRESH_MS) await this.#reloadAudience();
    }
    if (attached.isGone) return;
    const view = this.#viewOf(attached);
    if (view === null) return this.end(attached, notThere());
    this.#options.groups.add(attached, view);
    const { position } = attached.prepared;
    if (position === null || this.feed.history === null) {
      attached.reach(this.#version);
      if (attached.goLive()) return;
      throw new Error('unreachable: nothing was held');
    }
    this.#options.owner.metrics.resumed.inc();
    const told = Math.max(this.#version, this.#begun);
    for (let after: Place = { position }; ; after = { version: attached.version }) {
      const missed = await this.#share(JSON.stringify(after), () => this.#missed(after, () => this.#isClosed));
      if (attached.isGone) return;
      if (missed === null) return this.end(attached, notThere());
      await this.#options.groups.tellOne(attached, missed.happenings, (key, run) =>
        // Of the same place and up to the same version: the same happenings.
        this.#share(`${JSON.stringify(after)} ${missed.version} ${key}`, run),
      );
      attached.reach(missed.version);
      // What was shared may have been asked before this one was attached, and what is being told since then may have passed it by.
      if (attached.isGone || (missed.version >= told && attached.goLive())) return;
    }
  }

  /** Many come back at once after a restart, to the same place: what is under way for one is so for all. */
  async #share<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.#underWay.get(key);
    if (known !== undefined) return (await known) as T;
    const begun = work().finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, begun);
    return await begun;
  }

  /** Works off what waits, one batch after the other. */
  async #work(): Promise<void> {
    if (this.#isWorking || !this.#isOpen) return;
    this.#isWorking = true;
    try {
      while (!this.#isClosed && (this.#hasHole || this.#waiting.length > 0)) {
        if (this.#hasHole) await this.#mend();
        else await this.#tellNext();
      }
    } catch (error) {
      if (!isOver(error))
        this.#options.owner.log.error({ err: error, feed: this.feed.field }, 'what happened could not be told');
      this.#hasHole = this.feed.history !== null;
    } finally {
      this.#isWorking = false;
    }
    if (this.#hasHole && !this.#isClosed) setTimeout(() => void this.#work(), BEHIND_MS).unref();
  }

  async #tellNext(): Promise<void> {
    const batch: Happening[] = [];
    let version = this.#version;
    for (let [next] = this.#waiting; next !== undefined && batch.length < BATCH; [next] = this.#waiting) {
      const isVersioned = next.version !== null && this.feed.history !== null;
      if (isVersioned && (next.version ?? 0) > version + 1) {
        // One before it is missing.
        this.#hasHole = true;
        break;
      }
      if (next.made === null && batch.length > 0) break;
      this.#waiting.shift();
      if (isVersioned && (next.version ?? 0) <= version) continue;
      version = Math.max(version, next.version ?? 0);
      if (next.made !== null) batch.push(next);
      else {
        await this.#reloadAudience();
        break;
      }
    }
    if (batch.length === 0 || (await this.#tell(batch))) this.#version = Math.max(this.#version, version);
  }

  /** Asks the owner what happened since the last that was told. */
  async #mend(): Promise<void> {
    const missed = await this.#missed({ version: this.#version }, () => this.#isClosed);
    this.#hasHole = false;
    await this.#reloadAudience();
    if (missed === null) {
      // The topic is no more: nothing is left to be told.
      this.#waiting.length = 0;
      return;
    }
    if (await this.#tell(missed.happenings)) this.#version = Math.max(this.#version, missed.version);
  }

  /**
   * Tells everybody. False when not everybody may have been told, because somebody has another view since: then all of it is asked for again,
   * and each is told what they have not been told.
   */
  async #tell(happenings: readonly Happening[]): Promise<boolean> {
    const moves = this.#moves;
    for (const { version } of happenings) this.#begun = Math.max(this.#begun, version ?? 0);
    await this.#options.groups.tellAll(happenings, {
      isOver: () => this.#isClosed,
      isHidden: (userId, actor) => this.#audience.hides(userId, actor),
      reloadAudience: () => this.#reloadAudience(),
    });
    if (moves === this.#moves || this.feed.history === null) return true;
    this.#hasHole = true;
    return false;
  }

  /** What happened after a place, or that it is too much to tell; null when the topic is no more. */
  async #missed(after: Place, isOver: () => boolean) {
    const { owner } = this.#options;
    const history = await owner.insist(() => owner.history(this.feed, this.key, after), isOver);
    if (history === null) return null;
    const { version, isTruncated, head, events } = history;
    const gap = this.feed.members.find(({ name }) => name === this.feed.gap);
    if (isTruncated) {
      owner.metrics.gaps.inc();
      const happenings: Happening[] = gap === undefined ? [] : [{ made: { type: gap, data: head }, version }];
      return { version, happenings };
    }
    const happenings = events.flatMap((event, i): Happening[] => {
      const type = this.feed.members.find(({ source }) => source?.definition.type === event.type);
      // Two changes may have come to stand at one version: the earlier of them goes before it, so that nobody takes the later for a repeat.
      const place = event.version === events[i + 1]?.version ? event.version - 0.5 : event.version;
      return type === undefined ? [] : [{ made: { type, data: event.data }, version: place }];
    });
    return { version, happenings };
  }

  async #reloadAudience(): Promise<void> {
    if (this.feed.audience === null) return;
    await this.#options.owner.insist(
      () => this.#audience.load(),
      () => this.#isClosed,
    );
    this.regroup();
  }

  #viewOf({ subscriber }: Attached): string | null {
    return this.#audience.viewOf(subscriber.viewer.userId);
  }

  #watchIdle(): void {
    if (this.#attached.size > 0) return;
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#attached.size === 0) this.#options.onIdle();
    }, IDLE_MS);
    this.#idle.unref();
  }
}
