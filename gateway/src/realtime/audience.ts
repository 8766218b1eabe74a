import type { AudienceMember } from '@moim/events';
import type { Feed } from './feeds.ts';
import type { TopicOwner } from './owner.ts';

/** Who may follow a topic, as its owner says, and what is hidden from whom. */
export class Audience {
  readonly #feed: Feed;
  readonly #key: string;
  readonly #owner: TopicOwner;
  #members: ReadonlyMap<string, AudienceMember> = new Map();
  #loadedAt = 0;

  constructor(feed: Feed, key: string, owner: TopicOwner) {
    this.#feed = feed;
    this.#key = key;
    this.#owner = owner;
  }

  /** Asks the owner. Rejects when it does not answer. */
  async load(): Promise<void> {
    if (this.#feed.audience === null) return;
    const members = await this.#owner.audience(this.#feed, this.#key);
    this.#members = new Map((members ?? []).map((member) => [member.userId, member]));
    this.#loadedAt = Date.now();
  }

  /** How long ago the owner was asked, in milliseconds. */
  get age(): number {
    return this.#feed.audience === null ? 0 : Date.now() - this.#loadedAt;
  }

  has(userId: string): boolean {
    return this.#members.has(userId);
  }

  /** Those with the same view are told the same; null for who may not follow the topic. */
  viewOf(userId: string): string | null {
    if (this.#feed.topic === 'viewer') return this.#key === userId ? '' : null;
    return this.#feed.audience === null ? '' : (this.#members.get(userId)?.view ?? null);
  }

  /** Whether somebody is told nothing of somebody else. */
  hides(userId: string, actor: string): boolean {
    return this.#members.get(userId)?.hides.includes(actor) ?? false;
  }
}
