import { type Chore, IDLE } from '@moim/event-bus';

const INTERVAL_MS = 60 * 60_000;

/** Forgets exports whose time was over a month ago: until then their address says that it has expired. */
export const pruneExports: Chore = {
  name: 'prune exports',
  everyMs: INTERVAL_MS,
  run: (client) =>
    client.query(
      `delete ${IDLE} from data_exports where id in (
         select id from data_exports where expires_at < now() - interval '30 days' limit 1000)`,
    ),
};
