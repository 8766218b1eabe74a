import { useApolloClient } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type ParamsOf, pathTo, type ScreenName } from '../app/paths.ts';
import { SCREENS } from '../app/screens.ts';
import { fetchAhead } from '../data/use-screen.ts';

type Props<Name extends ScreenName> = {
  to: Name;
  className?: string | undefined;
  children?: ReactNode;
  'aria-label'?: string | undefined;
  'aria-current'?: 'page' | undefined;
} & (keyof ParamsOf<Name> extends never ? { params?: undefined } : { params: ParamsOf<Name> });

/** A link to a screen, which is fetched as soon as somebody seems to want it: on hover, focus or touch. */
export function ScreenLink<Name extends ScreenName>({ to, params, children, ...rest }: Props<Name>) {
  const client = useApolloClient();
  const prepare = async () => {
    const { query, variables } = await SCREENS[to]();
    if (query) fetchAhead(client, query, variables?.((params as Record<string, string> | undefined) ?? {}) ?? {});
  };
  const onIntent = () => void prepare().catch(() => {});
  return (
    <Link
      to={pathTo(to, params as ParamsOf<Name>)}
      onPointerEnter={onIntent}
      onFocus={onIntent}
      onTouchStart={onIntent}
      {...rest}
    >
      {children}
    </Link>
  );
}
