import { z } from 'zod';
import { defineQuestion, type QuestionDefinition } from './ask.ts';
import type { EventService } from './define.ts';
import { userId } from './parts.ts';

// What the owner of a subscription field answers to whoever delivers its events (docs/subscriptions.md). A topic is what a stream is
// about, e.g. a room; each event of a topic carries the topic's version, 1, 2, 3, ... without holes.

/** Somebody who may follow a topic. */
export const audienceMember = z.object({
  userId,
  view: z
    .string()
    .max(100_000)
    .describe('People with the same view are answered alike by everything on the topic that is marked `@broadcast`'),
  hides: z
    .array(userId)
    .describe('People of whom this one is told nothing: neither that they write nor that they are there'),
});
export type AudienceMember = z.infer<typeof audienceMember>;

/** What happened on a topic, as it stands in the stream of its service. */
const feedEvent = z.object({
  type: z.string().describe('As the catalogue names it: `chat.message.sent.v1`'),
  version: z.number().int().min(1).describe("The topic's version after it"),
  data: z.record(z.string(), z.unknown()),
});
export type FeedEvent = z.infer<typeof feedEvent>;

const version = z.number().int().min(0);
/** The largest number of events that a history answers with. */
export const HISTORY_LIMIT = 500;

export type AudienceQuestion = QuestionDefinition<{ topic: string }, { audience: AudienceMember[] | null }>;
export type HistoryQuestion = QuestionDefinition<
  { topic: string; after: { position: number } | { version: number } | null },
  { history: { version: number; head: Record<string, unknown>; isTruncated: boolean; events: FeedEvent[] } | null }
>;
export type HeadsQuestion = QuestionDefinition<
  { topics: string[] },
  { heads: { topic: string; version: number; head: Record<string, unknown> }[] }
>;

/** The three questions about topics of a kind: who may follow one, what happened on it, how far several are. */
export function feedQuestions<Head extends z.ZodObject>(feed: {
  service: EventService;
  /** `room`: the questions are `chat.room.audience.v1` and so on. */
  name: string;
  topic: z.ZodType<string>;
  head: Head;
  example: { topic: string; userId: string; head: z.infer<Head>; event: FeedEvent };
}): { audience: AudienceQuestion; history: HistoryQuestion; heads: HeadsQuestion } {
  const { service, name, topic, example } = feed;
  const head = feed.head as unknown as z.ZodType<Record<string, unknown>>;
  const exampleHead = example.head as Record<string, unknown>;
  return {
    audience: defineQuestion({
      type: `${service}.${name}.audience.v1`,
      description: `Who may follow a ${name}, as it is now: null where there is none.`,
      request: z.object({ topic }),
      answer: z.object({ audience: z.array(audienceMember).nullable() }),
      example: {
        request: { topic: example.topic },
        answer: { audience: [{ userId: example.userId, view: '', hides: [] }] },
      },
    }),
    history: defineQuestion({
      type: `${service}.${name}.history.v1`,
      description: `What happened in a ${name} after a place in it, in the order of versions and as it is now: what happened to a thing twice stands there once. Null where there is none.`,
      request: z.object({
        topic,
        after: z
          .union([
            z.object({ position: version.describe('What subscribers count by') }),
            z.object({ version: version.describe('What events count by') }),
          ])
          .nullable()
          .describe('Null: only how far it is'),
      }),
      answer: z.object({
        history: z
          .object({
            version: version.describe('All up to it is in the answer'),
            head,
            isTruncated: z.boolean().describe(`More than ${HISTORY_LIMIT}: then there are none`),
            events: z.array(feedEvent).max(HISTORY_LIMIT),
          })
          .nullable(),
      }),
      example: {
        request: { topic: example.topic, after: { position: 127 } },
        answer: { history: { version: 301, head: exampleHead, isTruncated: false, events: [example.event] } },
      },
    }),
    heads: defineQuestion({
      type: `${service}.${name}.heads.v1`,
      description: `How far several of them are. Left out are those that are not there.`,
      request: z.object({ topics: z.array(topic).min(1).max(1_000) }),
      answer: z.object({ heads: z.array(z.object({ topic, version, head })) }),
      example: {
        request: { topics: [example.topic] },
        answer: { heads: [{ topic: example.topic, version: 301, head: exampleHead }] },
      },
    }),
  };
}
