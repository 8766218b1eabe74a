import { type EventConfig, on, startEventBus } from '@moim/event-bus';
import { type EventService, userProfileUpdated, userRegistered } from '@moim/events';
import { memberCardHandlers } from '@moim/subgraph-kit/card-handlers';
import { Registry } from 'prom-client';
import { type Mistake, writeLedger } from './sabotage.ts';

// A process that carries events, as every subgraph's does, to be killed at any moment: started by run.ts.

/** What run.ts tells a worker, as JSON in CHAOS_WORKER. */
export interface WorkerOptions {
  service: EventService;
  databaseUrl: string;
  config: EventConfig;
  mistakes: Mistake[];
}

/** What a worker tells run.ts, now and then. */
export interface WorkerFigures {
  redeliveries: number;
  duplicates: number;
}

const FIGURES_MS = 200;

const { service, databaseUrl, config, mistakes } = JSON.parse(process.env.CHAOS_WORKER ?? '') as WorkerOptions;
const say = (level: string) => (details: object, message: string) => {
  const cause = 'err' in details ? ` ${details.err}` : '';
  console.log(`${new Date().toISOString()} ${process.pid} ${level} ${message}${cause}`);
};
const registry = new Registry();
startEventBus({
  service,
  databaseUrl,
  config,
  log: { info: say('info'), warn: say('warn'), error: say('error') },
  registry,
  handlers:
    service === 'user'
      ? []
      : [
          on(userRegistered, (event, tx) => writeLedger(event, tx, mistakes)),
          on(userProfileUpdated, (event, tx) => writeLedger(event, tx, mistakes)),
          ...memberCardHandlers(),
        ],
});

// Whoever started it is gone: nobody would kill it any more.
process.on('disconnect', () => process.exit());
const tell = async () => {
  const metrics = await registry.getMetricsAsJSON();
  const sum = (name: string, outcome?: string) =>
    (metrics.find((metric) => metric.name === name)?.values ?? [])
      .filter(({ labels }) => outcome === undefined || (labels as { outcome?: string }).outcome === outcome)
      .reduce((total, { value }) => total + value, 0);
  process.send?.({
    redeliveries: sum('moim_events_redeliveries_total'),
    duplicates: sum('moim_events_handled_total', 'duplicate'),
  } satisfies WorkerFigures);
};
await tell();
setInterval(tell, FIGURES_MS);
