/** What stands behind `#` in the link of a letter. In memory alone: it is in no storage, and going back does not lead to it. */
let kept: string | null = null;

/** Takes it off the address, if it stands there, and remembers it. */
export function takeResetSecret(): string | null {
  if (location.hash.length > 1) {
    kept = location.hash.slice(1);
    history.replaceState(history.state, '', location.pathname);
  }
  return kept;
}

/** It is good for nothing any more. */
export function forgetResetSecret(): void {
  kept = null;
}
