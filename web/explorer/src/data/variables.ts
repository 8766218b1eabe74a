/** The demo world's variables as they are now: `{ $now: 86400000 }` is this time tomorrow. */
export function variablesNow(variables: unknown, now: number): unknown {
  if (Array.isArray(variables)) return variables.map((one) => variablesNow(one, now));
  if (typeof variables !== 'object' || variables === null) return variables;
  if ('$now' in variables) return new Date(now + Number(variables.$now)).toISOString();
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, variablesNow(value, now)]));
}
