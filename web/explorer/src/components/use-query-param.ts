import { useSearchParams } from 'react-router';

/** A part of the address after `?`, which stays there when one follows links of a list; what is typed does not fill the history. */
export function useQueryParam(name: string): [value: string, change: (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const change = (value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [params.get(name) ?? '', change];
}
