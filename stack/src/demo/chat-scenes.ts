/**
 * How conversations are written: one message a line, an empty line between scenes.
 *
 *     minji: 이번 주 토요일 7시 30분, 북한산우이역 2번 출구예요! [👍12]
 *     a>1: 점심은 각자 준비하면 되죠?
 *
 * `minji` is that person; a single letter is somebody of the club, the same throughout a scene. `>1` answers the scene's first line.
 * Brackets say what became of a message: reactions by how many (`👍12`), `photo 1 2` of the club's album, `edited`, `deleted`.
 */
export interface Line {
  speaker: string;
  text: string;
  /** The index of the line in its scene that it answers. */
  replyTo: number | null;
  reactions: [emoji: string, count: number][];
  /** Numbers of photos in the club's album, from 1. */
  photos: number[];
  edited: boolean;
  deleted: boolean;
}

const LINE = /^(?<speaker>[a-z]+)(?:>(?<replyTo>\d+))?: (?<text>.*?)(?: \[(?<marks>[^\]]+)\])?$/u;
const REACTION = /^(?<emoji>\P{Decimal_Number}+)(?<count>\d+)$/u;

/** Reads conversations. Throws when a line is not one. */
export function readScenes(talk: string): Line[][] {
  return talk
    .trim()
    .split('\n\n')
    .map((scene) => scene.split('\n').map(readLine));
}

function readLine(source: string): Line {
  const { speaker, replyTo, text, marks } = LINE.exec(source)?.groups ?? {};
  if (speaker === undefined || text === undefined) throw new Error(`not a line of a conversation: ${source}`);
  const line: Line = {
    speaker,
    text,
    replyTo: replyTo === undefined ? null : Number(replyTo) - 1,
    reactions: [],
    photos: [],
    edited: false,
    deleted: false,
  };
  for (const mark of marks?.split(', ') ?? []) {
    const reaction = REACTION.exec(mark)?.groups;
    if (mark === 'edited') line.edited = true;
    else if (mark === 'deleted') line.deleted = true;
    else if (mark.startsWith('photo ')) line.photos = mark.split(' ').slice(1).map(Number);
    else if (reaction?.emoji) line.reactions.push([reaction.emoji, Number(reaction.count)]);
    else throw new Error(`not a mark of a message: ${mark}`);
  }
  return line;
}
