import type { Line } from './chat-scenes.ts';
import { demoId, type Rng, rng } from './random.ts';
import type { Row } from './tables.ts';
import type { Person } from './world.ts';

/** Somebody in a room, and since when. */
export interface Participant {
  person: Person;
  joinedAt: Date;
  /** What they are in the room's club. */
  role?: string;
}

export interface RoomTalk {
  /** What the demo world calls the room: the club's key, or `minji junho`. */
  roomKey: string;
  /** Conversations, oldest first; they begin again when there are fewer messages than `count`. */
  scenes: Line[][];
  count: number;
  now: Date;
  /** How long before now the last message was written. */
  lastHoursAgo: number;
  /** In the order they came. */
  participants: Participant[];
  /** Who a speaker is, when it is nobody in particular of the room: null. */
  named(speaker: string): Person | null;
}

export interface MessageRow extends Row {
  id: string;
  seq: number;
  sender_id: string;
  sent_at: Date;
}

export interface BuiltTalk {
  /** The room's version: it rises by one with each message and each change of one. */
  version: number;
  messages: MessageRow[];
  photos: Row[];
  reactions: Row[];
}

interface TimedScene {
  lines: Line[];
  /** When each line was written. */
  times: number[];
  /** Whoever was in the room then took part. */
  joinedBefore: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What was written lately may have been written at night. */
const LATELY_MS = 12 * HOUR_MS;
/** A scene is moved out of the night by less than this, and is over before the next one begins, 14 hours later or more. */
const LONGEST_MOVE_MS = 13.5 * HOUR_MS;
/** However long a history is, it fits into the time since the clubs were founded. */
const LONGEST_HISTORY_MS = 300 * DAY_MS;

/** Those who came first are the ones who react. */
const LIVELY = 40;

/** The messages of a room, numbered from 1, with their photos and reactions. */
export function buildTalk(talk: RoomTalk): BuiltTalk {
  const built: BuiltTalk = { version: 1, messages: [], photos: [], reactions: [] };
  const random = rng(`chat in ${talk.roomKey}`);
  for (const scene of timed(lastScenes(talk.scenes, talk.count), talk, random)) addScene(built, scene, talk, random);
  return built;
}

/** The last `count` lines of conversations that repeat for ever, oldest first. */
function lastScenes(scenes: Line[][], count: number): Line[][] {
  const chosen: Line[][] = [];
  for (let missing = count, at = scenes.length - 1; missing > 0; at = (at + scenes.length - 1) % scenes.length) {
    const scene = scenes[at] as Line[];
    const cut = Math.max(0, scene.length - missing);
    const lines = scene
      .slice(cut)
      .map((line) => ({ ...line, replyTo: line.replyTo !== null && line.replyTo >= cut ? line.replyTo - cut : null }));
    chosen.unshift(lines);
    missing -= lines.length;
  }
  return chosen;
}

/**
 * Gives each line its time, backwards from the last one: about a day between scenes, seconds to minutes between lines, and not
 * while people in Seoul are asleep. What is said and by whom does not depend on the hour at which the world is made.
 */
function timed(scenes: Line[][], { now, lastHoursAgo }: RoomTalk, random: Rng): TimedScene[] {
  const pause = Math.min(DAY_MS, LONGEST_HISTORY_MS / scenes.length);
  let end = now.getTime() - lastHoursAgo * HOUR_MS;
  const backwards = scenes.toReversed().map((lines) => {
    const evening = 1 + 3 * random.next();
    const moved = pause === DAY_MS && end < now.getTime() - LATELY_MS ? outOfTheNight(end, evening) : end;
    let time = moved;
    const times = lines.map(() => {
      const at = Math.round(time);
      time -= (0.2 + 3 * random.next()) * MINUTE_MS;
      return at;
    });
    const joinedBefore = end - LONGEST_MOVE_MS;
    end -= (0.6 + 0.8 * random.next()) * pause;
    return { lines, times: times.toReversed(), joinedBefore };
  });
  return backwards.toReversed();
}

/** The time itself, or so many hours before midnight when people in Seoul are asleep. In milliseconds since 1970. */
function outOfTheNight(time: number, hoursBeforeMidnight: number): number {
  const hour = (time / HOUR_MS + 9) % 24;
  return hour >= 8.5 ? time : time - (hour + hoursBeforeMidnight) * HOUR_MS;
}

function addScene(built: BuiltTalk, { lines, times, joinedBefore }: TimedScene, talk: RoomTalk, random: Rng): void {
  const { roomKey, participants } = talk;
  const room_id = demoId('rom', roomKey);
  const present = participants.filter(({ joinedAt }) => joinedAt.getTime() <= joinedBefore).map(({ person }) => person);
  const speakers = cast(lines, present, talk, random);
  const before = built.messages.length;
  for (const [i, line] of lines.entries()) {
    const seq = before + i + 1;
    const id = demoId('msg', `${roomKey} ${seq}`);
    const sender = speakers.get(line.speaker) as Person;
    const sentAt = times[i] as number;
    const next = () => ++built.version;
    const versions = {
      sent_version: next(),
      edited_version: line.edited ? next() : null,
      reacted_version: line.reactions.length > 0 ? next() : null,
    };
    built.messages.push({
      id,
      room_id,
      seq,
      sender_id: sender.id,
      client_message_id: `demo-${seq}`,
      text: line.deleted ? '' : line.text,
      reply_to_seq: line.replyTo === null ? null : before + line.replyTo + 1,
      sent_at: new Date(sentAt),
      edited_at: line.edited ? new Date(sentAt + 0.5 * MINUTE_MS) : null,
      deleted_at: line.deleted ? new Date(sentAt + 0.1 * MINUTE_MS) : null,
      ...versions,
      changed_version: line.deleted ? next() : built.version,
    });
    for (const [position, n] of line.photos.entries())
      built.photos.push({ message_id: id, position, photo_id: demoId('pho', `${roomKey} ${n}`) });
    const others = present.slice(0, LIVELY).filter((person) => person !== sender);
    for (const [emoji, count] of line.reactions)
      for (const { id: user_id } of random.sample(others, count))
        built.reactions.push({
          message_id: id,
          emoji,
          user_id,
          created_at: new Date(sentAt + Math.round(random.next() * MINUTE_MS)),
        });
  }
}

/** Who says the lines of a scene: named people, and somebody different for each letter. */
function cast(lines: Line[], present: Person[], { named }: RoomTalk, random: Rng): Map<string, Person> {
  const speakers = new Map<string, Person>();
  const letters: string[] = [];
  for (const speaker of new Set(lines.map((line) => line.speaker))) {
    const person = named(speaker);
    if (person !== null && present.includes(person)) speakers.set(speaker, person);
    else letters.push(speaker);
  }
  const known = present.filter((person) => person.key.startsWith('person-'));
  const extras = random.sample(known.length > 0 ? known : present, letters.length);
  for (const [i, letter] of letters.entries()) speakers.set(letter, extras[i % extras.length] as Person);
  return speakers;
}
