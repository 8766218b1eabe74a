import { startTransition, useEffect, useState } from 'react';

/** False while a screen is shown for the first time, and true as soon as there is time: a long list begins with what fits on a screen. */
export function useIsWhole(): boolean {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return isWhole;
}
