/**
 * Which event types somebody means, by the beginning of the type or, with `*` (any characters) and `?` (one character), by the whole of
 * it; NATS' closing `>` is `*`.
 */
export interface TypePattern {
  matches(type: string): boolean;
  /** For SQL's `like`. */
  like: string;
}

export function typePattern(text: string): TypePattern {
  const glob = text.replace(/>$/, '*');
  const whole = /[*?]/.test(glob) ? glob : `${glob}*`;
  const escaped = whole.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  const regex = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return {
    matches: (type) => regex.test(type),
    like: whole
      .replaceAll(/[\\%_]/g, '\\$&')
      .replaceAll('*', '%')
      .replaceAll('?', '_'),
  };
}
