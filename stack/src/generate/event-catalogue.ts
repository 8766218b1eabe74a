import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EventHandler } from '@moim/event-bus';
import * as events from '@moim/events';
import {
  catalogue,
  EVENT_SERVICES,
  type EventDefinition,
  type EventService,
  type QuestionDefinition,
  type SignalDefinition,
  signals,
} from '@moim/events';
import type { z } from 'zod';
import { fieldsOf } from './event-fields.ts';
import type { GeneratedFile } from './sources.ts';

/** docs/event-catalogue.md: every event, signal and question of packages/events, and which services' handlers take each event. */
export async function eventCatalogue(root: string): Promise<GeneratedFile> {
  const consumers = await consumersByName(root);
  const sections = EVENT_SERVICES.map((service) => [
    `## ${service}`,
    ...catalogue.filter((event) => event.service === service).map((event) => describeEvent(event, consumers)),
  ]);
  const content = [
    '# Events, signals and questions',
    'Made from `packages/events` and the handlers in `subgraphs/*/src/events` by `npm run generate`; do not edit. [events.md](events.md) says how they travel.',
    overview(consumers),
    ...sections.flat(),
    '# Signals',
    'Sent over NATS to whoever listens at that moment, and kept nowhere: told at most once.',
    ...signals.map(describeSignal),
    '# Questions',
    'Asked over NATS request/reply, and answered by the service that the name begins with. They only read.',
    ...allQuestions().map(describeQuestion),
  ];
  return { path: 'docs/event-catalogue.md', content: `${content.join('\n\n')}\n` };
}

/** Which services have handlers for an event, by its name without the version. */
export async function consumersByName(root: string): Promise<Map<string, EventService[]>> {
  const consumers = new Map<string, EventService[]>();
  for (const service of EVENT_SERVICES) {
    const file = join(root, 'subgraphs', service, 'src/events/index.ts');
    if (!existsSync(file)) continue;
    const { handlers } = (await import(pathToFileURL(file).href)) as { handlers: readonly EventHandler[] };
    for (const name of new Set(handlers.map(({ definition }) => definition.name))) {
      consumers.set(name, [...(consumers.get(name) ?? []), service]);
    }
  }
  return consumers;
}

function overview(consumers: Map<string, EventService[]>): string {
  const rows = catalogue.map(
    ({ type, aggregate, name }) =>
      `| [\`${type}\`](#${anchor(type)}) | ${aggregate} | ${consumers.get(name)?.join(', ') ?? '-'} |`,
  );
  return ['| event | its order is kept per | taken by |', '| --- | --- | --- |', ...rows].join('\n');
}

/** As GitHub makes it of a heading. */
function anchor(type: string): string {
  return type.replaceAll('.', '');
}

function describeEvent(event: EventDefinition, consumers: Map<string, EventService[]>): string {
  const { type, service, aggregate, description, schema, example, earlier, name } = event;
  const earlierTypes = earlier.map((_, index) => `\`${name}.v${index + 1}\``);
  return [
    `### ${type}`,
    description,
    `Published by ${service}, in the order of each ${aggregate}'s versions. Taken by: ${consumers.get(name)?.join(', ') ?? 'nobody yet'}.${
      earlierTypes.length > 0 ? ` Consumers also read ${earlierTypes.join(', ')}.` : ''
    }`,
    fieldTable(schema),
    jsonBlock(example),
  ].join('\n\n');
}

function describeSignal({ type, service, description, schema, example }: SignalDefinition): string {
  return [`### ${type}`, description, `Sent by ${service}.`, fieldTable(schema), jsonBlock(example)].join('\n\n');
}

function describeQuestion({ type, description, request, answer, example }: QuestionDefinition): string {
  return [
    `### ${type}`,
    description,
    'Request:',
    fieldTable(request),
    jsonBlock(example.request),
    'Answer:',
    fieldTable(answer),
    jsonBlock(example.answer),
  ].join('\n\n');
}

/** Every question that packages/events exports, alone or several together. */
function allQuestions(): QuestionDefinition[] {
  const isQuestion = (value: unknown): value is QuestionDefinition =>
    typeof value === 'object' && value !== null && 'answer' in value && 'request' in value;
  const exported = Object.values(events as Record<string, unknown>);
  return exported
    .flatMap((value) =>
      typeof value === 'object' && value !== null && !isQuestion(value) ? Object.values(value) : [value],
    )
    .filter(isQuestion)
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

function fieldTable(schema: z.ZodType): string {
  const rows = fieldsOf(schema).map(({ path, type, description }) =>
    path === '' ? `| *${type}* | | |` : `| \`${path}\` | ${type} | ${description} |`,
  );
  if (rows.length === 0) return 'No fields.';
  return ['| field | type | what |', '| --- | --- | --- |', ...rows].join('\n');
}

function jsonBlock(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
