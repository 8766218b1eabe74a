import type { FedType, Feed, Feeds } from './feeds.ts';
import { Groups } from './groups.ts';
import type { Happening } from './happening.ts';
import type { PreparedSubscription } from './operations.ts';
import { isAbsence, type TopicOwner } from './owner.ts';
import type { Subscriber } from './subscriber.ts';
import { Topic } from './topic.ts';

/** How often owners are asked how far topics are. */
export const HEAD_MS = 15_000;
/** Topics that are asked about in one question. */
const ASKED_TOGETHER = 1_000;
/** Events without an order that are remembered, so that none is told twice. */
const REMEMBERED = 10_000;

/** An event or a signal as it came. */
export interface Arrival {
  /** `chat.message.sent.v1` */
  type: string;
  data: Readonly<Record<string, unknown>>;
  /** Of an event; null for a signal. */
  event: { id: string; version: number } | null;
}

/** Every topic that somebody follows, and the way of what happens to them. */
export class Topics {
  readonly #owner: TopicOwner;
  readonly #topics = new Map<string, Topic>();
  readonly #heads: NodeJS.Timeout;
  readonly #told = new Set<string>();

  constructor(owner: TopicOwner) {
    this.#owner = owner;
    this.#heads = setInterval(() => void this.#askHeads(), HEAD_MS);
    this.#heads.unref();
  }

  get size(): number {
    return this.#topics.size;
  }

  all(): Iterable<Topic> {
    return this.#topics.values();
  }

  /** Begins to tell a subscriber what happens. Returns how to stop. */
  attach(subscriber: Subscriber, prepared: PreparedSubscription): () => void {
    const { feed } = prepared.plan;
    return this.#topic(feed, prepared.topic ?? subscriber.viewer.userId).attach(subscriber, prepared);
  }

  /** Brings what happened to the topics that it concerns. */
  take({ type, data, event }: Arrival, feeds: Feeds): void {
    if (this.#topics.size === 0) return;
    for (const feed of feeds.byField.values()) {
      const { audienceChangedBy } = feed;
      if (audienceChangedBy?.type === type && event !== null) {
        this.#find(feed, data[feed.topic])?.push({ made: null, version: event.version });
      }
      for (const member of feed.members) {
        if (member.source?.definition.type !== type) continue;
        if (feed.history === null && event !== null && !this.#isNew(event.id)) continue;
        this.#push(feed, member, data, feed.history === null ? null : (event?.version ?? null));
      }
    }
  }

  close(): void {
    clearInterval(this.#heads);
    for (const topic of this.#topics.values()) topic.close();
    this.#topics.clear();
  }

  #push(feed: Feed, type: FedType, data: Arrival['data'], version: number | null): void {
    const elements = type.each === null ? [data] : (data[type.each] as Record<string, unknown>[]);
    for (const element of elements) {
      const happening: Happening = { made: { type, data: { ...data, ...element } }, version };
      if (type.topic !== null) {
        for (const key of [element[type.topic]].flat()) this.#find(feed, key)?.push(happening);
      }
      if (type.member !== null) {
        const userId = String(element[type.member]);
        for (const topic of this.#topics.values())
          if (topic.feed.field === feed.field && topic.has(userId)) topic.push(happening);
      }
    }
  }

  #find(feed: Feed, key: unknown): Topic | undefined {
    return this.#topics.get(`${feed.field} ${String(key)}`);
  }

  #topic(feed: Feed, key: string): Topic {
    const name = `${feed.field} ${key}`;
    const known = this.#topics.get(name);
    if (known !== undefined) return known;
    const topic: Topic = new Topic({
      feed,
      key,
      owner: this.#owner,
      groups: new Groups(this.#owner),
      onIdle: () => {
        if (this.#topics.get(name) === topic) this.#topics.delete(name);
        topic.close();
      },
    });
    this.#topics.set(name, topic);
    return topic;
  }

  #isNew(eventId: string): boolean {
    if (this.#told.has(eventId)) return false;
    this.#told.add(eventId);
    const [oldest] = this.#told;
    if (this.#told.size > REMEMBERED && oldest !== undefined) this.#told.delete(oldest);
    return true;
  }

  /** Finds out what was lost on its way without anything after it, and gives a sign of life to those who want one. */
  async #askHeads(): Promise<void> {
    // Where there is nothing, there is nothing to ask for.
    const topics = [...this.#topics.values()].filter(({ version }) => version > 0);
    const byField = Map.groupBy(topics, ({ feed }) => feed.field);
    for (const topics of byField.values()) {
      const feed = topics[0]?.feed;
      if (feed === undefined || feed.heads === null) continue;
      const type = feed.members.find(({ name }) => name === feed.head);
      for (let i = 0; i < topics.length; i += ASKED_TOGETHER) {
        const asked = topics.slice(i, i + ASKED_TOGETHER);
        try {
          const heads = await this.#owner.heads(
            feed,
            asked.map(({ key }) => key),
          );
          for (const { topic, version, head } of heads) {
            this.#find(feed, topic)?.noteHead(version, type === undefined ? null : { type, data: head });
          }
        } catch (error) {
          // The next time comes.
          if (!isAbsence(error)) this.#owner.log.error({ err: error }, 'owners could not be asked how far topics are');
        }
      }
    }
  }
}
