const HOUR_MS = 3600_000;

/** An operation's demo variables as text, as they are in this hour: within it, they are the same each time. */
export function readyVariables(variables: unknown): string {
  return JSON.stringify(variablesNow(variables, Math.floor(Date.now() / HOUR_MS) * HOUR_MS), null, 2);
}

/** The demo world's variables as they are at a time: `{ $now: 86400000 }` is this time tomorrow. */
export function variablesNow(variables: unknown, now: number): unknown {
  if (Array.isArray(variables)) return variables.map((one) => variablesNow(one, now));
  if (typeof variables !== 'object' || variables === null) return variables;
  if ('$now' in variables) return new Date(now + Number(variables.$now)).toISOString();
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, variablesNow(value, now)]));
}
