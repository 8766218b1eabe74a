/** How long ago, in the one unit that says it best: `12s`, `5m`, `3h`, `4d`. */
export function age(since: Date, now = new Date()): string {
  return span((now.getTime() - since.getTime()) / 1_000);
}

/** So many seconds in the one unit that says it best. */
export function span(seconds: number): string {
  if (seconds < 100) return `${Math.max(Math.round(seconds), 0)}s`;
  if (seconds < 6_000) return `${Math.round(seconds / 60)}m`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)}h`;
  return `${Math.round(seconds / 86_400)}d`;
}

/** Bytes in KiB or MiB. */
export function bytes(count: number): string {
  return count < 1_048_576 ? `${Math.ceil(count / 1_024)} KiB` : `${(count / 1_048_576).toFixed(1)} MiB`;
}

/** Rows under a heading, the columns as wide as their widest cell; the last one as long as it is. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** On one line, and no longer than this. */
export function oneLine(text: string, most = 160): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

/** `usr_...@4`; a dash where there is no aggregate. */
export function aggregate(id: string | null, version: number | null): string {
  return id === null ? '-' : `${id}@${version ?? '?'}`;
}

/** One of something, or many: `1 event`, `2 events`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
