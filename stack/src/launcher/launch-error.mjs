/** A failure that the person at the terminal can put right; its message is one whole line. */
export class LaunchError extends Error {
  name = 'LaunchError';
}
