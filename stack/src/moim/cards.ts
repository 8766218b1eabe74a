import { type FillCount, type FillReport, fillCards } from '@moim/event-admin';
import { EVENT_SERVICES, type EventService } from '@moim/events';
import { Argument, type Command } from 'commander';
import { plural } from './format.ts';
import { withSession } from './session.ts';

const PROGRESS_MS = 1_000;

/** `moim cards`: what services keep of each other's people and clubs. `run` is given each command's exit code. */
export function addCards(program: Command, run: (code: Promise<number>) => Promise<void>): void {
  const cards = program.command('cards').description("what services keep of each other's people, clubs and blocks");
  cards
    .command('fill')
    .description('bring the cards of a new, emptied or restored subgraph up to what their owners know')
    .addArgument(new Argument('<subgraph>', 'whose cards').choices([...EVENT_SERVICES, 'all']))
    .addHelpText(
      'after',
      `
Asks the user and the community service, page by page, and writes what is newer. Safe while everything runs, and to repeat.

Example:
  moim cards fill schedule`,
    )
    .action((which: EventService | 'all') => run(fill(which)));
}

async function fill(which: EventService | 'all'): Promise<number> {
  return await withSession(async ({ databases, broker, print, say }) => {
    for (const service of which === 'all' ? EVENT_SERVICES : [which]) {
      let toldAt = Date.now();
      const onProgress = (report: FillReport) => {
        if (Date.now() - toldAt < PROGRESS_MS) return;
        toldAt = Date.now();
        say(describe(report));
      };
      print(describe(await fillCards(databases, await broker(), { service, onProgress })));
    }
    return 0;
  });
}

function describe({ service, members, communities, memberships, blocks }: FillReport): string {
  const tell = (count: FillCount | null, one: string, many: string) =>
    count === null ? [] : [`${plural(count.read, one, many)} (${count.written.toLocaleString('en')} written)`];
  const kept = [
    ...tell(members, 'person', 'people'),
    ...tell(communities, 'club', 'clubs'),
    ...tell(memberships, 'membership', 'memberships'),
    ...tell(blocks, 'block', 'blocks'),
  ];
  return `${service}: ${kept.length === 0 ? 'keeps no cards' : kept.join(', ')}`;
}
