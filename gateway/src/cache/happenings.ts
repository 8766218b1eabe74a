import { idsIn } from '@moim/events';

/** So long it is known what happened; nothing is kept longer. Milliseconds. */
export const REMEMBERED_MS = 60_000;
/** Ids that something happened to. With more, nothing is answered from what was kept before. */
const MOST_IDS = 200_000;

/** An event that came. */
interface Happening {
  /** The service that published it. */
  source: string;
  /** Its place in that service's stream. */
  sequence: number;
  /** When it came here, in milliseconds since 1970. */
  at: number;
  /** What it names. */
  ids: readonly string[];
  /** Since when the answers of other services have its effect; those that are not in it have not been heard of. */
  effectiveSince: Map<string, number>;
}

/** Whether what a service answered at some time can be told from what it answers now. */
export interface Freshness {
  /** Who answered. */
  service: string;
  /** When it was asked, in milliseconds since 1970. */
  askedAt: number;
  /** What the answer names, and what it was asked for. */
  ids: readonly string[];
}

/**
 * What happened of late, by the ids that events name. An answer is out of date when something that it names has happened since: to the service that published the
 * event at once, to another one from when that has taken the event. Each gateway finds that out by itself, so that nobody has to be told what to drop.
 */
export class Happenings {
  readonly #services: readonly string[];
  /** By id, the latest of each source. */
  readonly #latest = new Map<string, Happening[]>();
  /** In the order in which they came. */
  readonly #all = new Set<Happening>();
  /** By service and source, what the service has not taken yet. */
  readonly #awaited = new Map<string, Set<Happening>>();
  /** By source, an event that counts as if it named everything. */
  readonly #ofEverything = new Map<string, Happening>();

  /** `services` are those whose answers are kept. */
  constructor(services: readonly string[]) {
    this.#services = services;
  }

  /** Ids that something happened to. */
  get size(): number {
    return this.#latest.size;
  }

  /** Notes an event as it was published. */
  note(source: string, sequence: number, text: string, at = Date.now()): void {
    const happening = { source, sequence, at, ids: idsIn(text), effectiveSince: new Map([[source, at]]) };
    for (const service of this.#services) if (service !== source) this.#awaitedBy(service, source).add(happening);
    this.#add(happening);
  }

  /** Notes that a service has taken late what it had put aside: it was counted as taken before. */
  noteTakenLate(service: string, ids: readonly string[], at = Date.now()): void {
    const effectiveSince = new Map(this.#services.map((one) => [one, at]));
    this.#add({ source: `${service}, late`, sequence: 0, at, ids, effectiveSince });
  }

  /** Whether a service has not taken all events of another one that came. */
  isAwaited(service: string, source: string): boolean {
    return this.#awaitedBy(service, source).size > 0;
  }

  /** A service has taken all of another's events up to that one. */
  taken(service: string, source: string, sequence: number, at = Date.now()): void {
    const awaited = this.#awaitedBy(service, source);
    for (const happening of awaited) {
      // After an interruption earlier ones come again, behind later ones: they wait for those.
      if (happening.sequence > sequence) break;
      happening.effectiveSince.set(service, at);
      awaited.delete(happening);
    }
  }

  /** Whether an answer is as it would be now, as far as events have come. */
  isFresh({ service, askedAt, ids }: Freshness): boolean {
    const isAfter = ({ effectiveSince }: Happening) =>
      askedAt > (effectiveSince.get(service) ?? Number.POSITIVE_INFINITY);
    for (const happening of this.#ofEverything.values()) if (!isAfter(happening)) return false;
    for (const id of ids) if (this.#latest.get(id)?.every(isAfter) === false) return false;
    return true;
  }

  #add(happening: Happening): void {
    this.#all.add(happening);
    for (const id of happening.ids) {
      const known = this.#latest.get(id);
      if (known === undefined) this.#latest.set(id, [happening]);
      else known.splice(indexOfSource(known, happening.source), 1, happening);
    }
    this.#forget(happening.at);
  }

  /** What is older than anything that is kept goes, once it has had its effect everywhere. */
  #forget(now: number): void {
    for (const happening of this.#all) {
      if (happening.at > now - REMEMBERED_MS || !this.#isOver(happening, now)) break;
      this.#drop(happening);
    }
    if (this.#latest.size > MOST_IDS) this.#forgetAll();
  }

  /** Too much has happened to know to what: to everything, then. */
  #forgetAll(): void {
    const last = new Map<string, Happening>();
    for (const happening of this.#all)
      if (happening.sequence >= (last.get(happening.source)?.sequence ?? 0)) last.set(happening.source, happening);
    for (const known of [this.#all, this.#latest, this.#awaited]) known.clear();
    for (const [source, happening] of last) {
      this.#ofEverything.set(source, happening);
      for (const service of this.#services)
        if (!happening.effectiveSince.has(service)) this.#awaitedBy(service, source).add(happening);
    }
  }

  #isOver({ effectiveSince }: Happening, now: number): boolean {
    return this.#services.every((service) => (effectiveSince.get(service) ?? now) <= now - REMEMBERED_MS);
  }

  #drop(happening: Happening): void {
    this.#all.delete(happening);
    for (const id of happening.ids) {
      const known = this.#latest.get(id) ?? [];
      const index = known.indexOf(happening);
      if (index >= 0) known.splice(index, 1);
      if (known.length === 0) this.#latest.delete(id);
    }
  }

  #awaitedBy(service: string, source: string): Set<Happening> {
    const key = `${service} ${source}`;
    const known = this.#awaited.get(key) ?? new Set();
    this.#awaited.set(key, known);
    return known;
  }
}

/** Where one of that source stands; behind the last when there is none. */
function indexOfSource(happenings: readonly Happening[], source: string): number {
  const index = happenings.findIndex((happening) => happening.source === source);
  return index < 0 ? happenings.length : index;
}
