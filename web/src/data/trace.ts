/**
 * The beginning of a trace, as W3C Trace Context writes it: what the platform does for a request can then be found by the id that the app has. Flags 00: the app
 * keeps no traces of its own, and whether the platform does is not for an app to say.
 */
export function newTraceparent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-00`;
}
