import type { Reaper } from '../supervisor/reaper.ts';

/** What every server that is started here is given. */
export type ServerContext = {
  dataDir: string;
  toolsDir: string;
  reaper: Reaper;
  /** A line of progress for the terminal. */
  log: (line: string) => void;
  /** False gives up safety of the data when the machine crashes, for speed: for tests. */
  durable: boolean;
  /** Settings of Postgres besides, or instead of, those that are always set. */
  postgresSettings?: Record<string, string> | undefined;
};

/** A server in use: one that was started here, or one that was there. */
export type RunningServer = {
  url: string;
  /** Process id of one that was started here, while it runs. */
  pid: () => number | undefined;
  /** Ends a server that was started here, by force after so many milliseconds; does nothing to others. */
  stop: (graceMilliseconds: number) => Promise<void>;
};
