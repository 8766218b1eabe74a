import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { to } from '../app/paths.ts';
import { OwnerNames } from '../components/Owners.tsx';
import { SearchList } from '../components/SearchList.tsx';
import ui from '../components/ui.module.css';
import { addressWith, useTypedParam } from '../components/use-query-param.ts';
import { useTitle } from '../components/use-title.ts';
import { eventOfType, events, fieldNamed, typeNamed } from '../data/files.ts';
import { search, searchable } from '../data/search.ts';
import type { CatalogueEvent } from '../data/types.ts';
import { EventPage } from './EventPage.tsx';
import { NotFound } from './Trouble.tsx';

/** What is said of the fields that an event changes finds it, in Korean too. */
const all = events.map((event) => {
  const changed = event.changes.flatMap((coordinate) => {
    const [typeName, fieldName] = coordinate.split('.');
    const type = typeNamed(typeName);
    return [coordinate, type?.korean ?? null, fieldNamed(type, fieldName)?.korean ?? null];
  });
  return searchable(event, event.type, [event.description, ...changed]);
});

/** The catalogue of what happens: a list to search in, and what was chosen from it. */
export function EventsView() {
  const { t } = useTranslation();
  const { event: chosen } = useParams();
  const [text, setText] = useTypedParam('q');
  const address = addressWith({ q: text });
  const found = useMemo(() => search(all, text), [text]);
  useTitle(chosen ?? t('events.title'));
  const event = eventOfType(chosen);
  return (
    <>
      <h1 className={chosen === undefined ? ui.title : ui.hidden}>{t('events.title')}</h1>
      <div className={ui.split} data-chosen={chosen !== undefined}>
        <SearchList
          label={t('events.search')}
          hint={t('events.searchHint')}
          text={text}
          onText={setText}
          status={found.length === 0 ? t('map.none') : t('map.found', { count: found.length })}
        >
          {(['event', 'signal'] as const).map((kind) => (
            <Kind
              key={kind}
              title={t(kind === 'event' ? 'events.events' : 'events.signals')}
              found={found.filter((one) => one.kind === kind)}
              {...{ address, chosen }}
            />
          ))}
        </SearchList>
        {chosen === undefined ? (
          <p className={`${ui.quiet} ${ui.hideOnPhone}`}>{t('events.pick')}</p>
        ) : (
          <div className={ui.stack}>
            <Link to={`${to.events}${address}`} className={ui.back}>
              ← {t('map.back')}
            </Link>
            {event === undefined ? <NotFound /> : <EventPage event={event} />}
          </div>
        )}
      </div>
    </>
  );
}

function Kind(props: { title: string; found: CatalogueEvent[]; address: string; chosen: string | undefined }) {
  const { title, found, address, chosen } = props;
  if (found.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={ui.group}>{title}</h2>
      {found.map(({ type, publisher }) => (
        <Link
          key={type}
          to={`${to.event(type)}${address}`}
          className={ui.result}
          aria-current={type === chosen ? 'page' : undefined}
        >
          <code>{type}</code> <OwnerNames of={[publisher]} />
        </Link>
      ))}
    </section>
  );
}
