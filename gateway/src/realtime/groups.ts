import pLimit from 'p-limit';
import type { TopicOwner } from './owner.ts';
import type { Made } from './run-event.ts';
import type { Attached } from './subscriber.ts';
import type { Happening } from './topic.ts';

/** Groups that are run for at the same time, of one topic. */
const TOGETHER = 8;

/** Those who are told the same: the same operation, language and view. */
interface Group {
  key: string;
  members: Set<Attached>;
}

export interface Telling {
  /** Nobody waits for it any more. */
  isOver(): boolean;
  /** Whether a person is told nothing of another. */
  isHidden(userId: string, actor: string): boolean;
  /** Asks who may follow the topic now; groups may be others after that. */
  reloadAudience(): Promise<void>;
}

/** The subscribers of a topic, grouped so that each answer is made once. */
export class Groups {
  readonly #owner: TopicOwner;
  readonly #groups = new Map<string, Group>();
  readonly #of = new Map<Attached, Group>();
  readonly #limit = pLimit(TOGETHER);

  constructor(owner: TopicOwner) {
    this.#owner = owner;
  }

  members(): Attached[] {
    return [...this.#of.keys()];
  }

  add(attached: Attached, view: string): void {
    const key = groupKey(attached, view);
    const group = this.#groups.get(key) ?? { key, members: new Set() };
    this.#groups.set(key, group);
    group.members.add(attached);
    this.#of.set(attached, group);
  }

  remove(attached: Attached): void {
    const group = this.#of.get(attached);
    this.#of.delete(attached);
    group?.members.delete(attached);
    if (group?.members.size === 0) this.#groups.delete(group.key);
  }

  /** Puts somebody where they belong now. Returns whether that is elsewhere. */
  move(attached: Attached, view: string): boolean {
    if (this.#of.get(attached)?.key === groupKey(attached, view)) return false;
    this.remove(attached);
    this.add(attached, view);
    return true;
  }

  /** Tells everybody what happened, in its order. Waits for owners that are away; rejects when nobody waits for it any more. */
  async tellAll(happenings: readonly Happening[], telling: Telling): Promise<void> {
    await Promise.all(
      [...this.#groups.values()].map((group) => this.#limit(() => this.#tellGroup(group, happenings, telling))),
    );
  }

  /** Tells one what was missed. `share` lets those who come at once, and are told the same, wait for the same answers. */
  async tellOne(
    attached: Attached,
    happenings: readonly Happening[],
    share: (key: string, run: () => Promise<(string | null)[]>) => Promise<(string | null)[]>,
  ): Promise<void> {
    if (happenings.length === 0) return;
    const key = this.#of.get(attached)?.key ?? '';
    const answers = await share(key, () => this.#run(attached, happenings, () => !this.#groups.has(key)));
    for (const [i, { version }] of happenings.entries()) {
      const answer = answers[i];
      if (answer) attached.catchUp(version ?? 0, answer);
    }
  }

  async #tellGroup(group: Group, happenings: readonly Happening[], telling: Telling): Promise<void> {
    const selected = happenings.filter(({ made }) => made !== null && isSelected(group, made));
    const isOver = () => telling.isOver() || group.members.size === 0;
    for (;;) {
      const [someone] = group.members;
      if (someone === undefined || selected.length === 0) return;
      const answers = await this.#run(someone, selected, isOver).catch((error: unknown) => {
        if (group.members.size === 0) return null;
        throw error;
      });
      if (answers === null) return;
      if (answers.includes(null) && group.members.size > 1) {
        // Not there for this one: because nobody of the group may see it, or because this one has just left.
        await telling.reloadAudience();
        if (!group.members.has(someone)) continue;
      }
      this.#deliver(group, selected, answers, telling);
      return;
    }
  }

  #deliver(group: Group, happenings: readonly Happening[], answers: readonly (string | null)[], telling: Telling) {
    for (const [i, { made, version }] of happenings.entries()) {
      const answer = answers[i];
      if (!answer || made === null) continue;
      const actor = made.type.actor === null ? null : String(made.data[made.type.actor]);
      for (const attached of group.members) {
        if (actor === null || !telling.isHidden(attached.subscriber.viewer.userId, actor))
          attached.offer(version, answer);
      }
    }
  }

  #run(attached: Attached, happenings: readonly Happening[], isOver: () => boolean): Promise<(string | null)[]> {
    const made = happenings.flatMap((happening) => happening.made ?? []);
    const { prepared, subscriber } = attached;
    return this.#owner.insist(() => this.#owner.run(prepared, subscriber, made), isOver);
  }
}

/** Whether a group wants to know: what the gateway itself says now and then is for those who ask for it. */
function isSelected(group: Group, { type }: Made): boolean {
  const [someone] = group.members;
  const plan = someone?.prepared.plan;
  return plan !== undefined && (type.name !== plan.feed.head || (plan.shapes.get(type.name)?.values.length ?? 0) > 0);
}

/** What is not known to be alike for all with the same view is asked for by each person. */
function groupKey({ prepared, subscriber }: Attached, view: string): string {
  const who = prepared.plan.isBroadcast ? `view ${view}` : `viewer ${subscriber.viewer.userId}`;
  return `${prepared.key} ${subscriber.locale} ${who}`;
}
