/** As a `ref`: what has just come gets the focus, where what had it is gone. */
export const focusOn = (element: HTMLElement | null): void => element?.focus();
