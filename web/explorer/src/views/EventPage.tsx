import { useTranslation } from 'react-i18next';
import { to, toCoordinate } from '../app/paths.ts';
import { ArrivalTitle } from '../components/ArrivalTitle.tsx';
import { Chips } from '../components/Chips.tsx';
import { Description, Inline } from '../components/Description.tsx';
import { Owners } from '../components/Owners.tsx';
import ui from '../components/ui.module.css';
import type { CatalogueEvent, EventField } from '../data/types.ts';

/** An event: who tells of it, who takes it, what it carries, and what the graph answers otherwise after it. */
export function EventPage({ event }: { event: CatalogueEvent }) {
  const { t } = useTranslation();
  return (
    <article className={ui.stack}>
      <header>
        <ArrivalTitle>
          <code>{event.type}</code>
        </ArrivalTitle>
        <p className={ui.quiet}>{t(`events.${event.kind}`)}</p>
        <Description text={event.description} />
        {event.aggregate !== null && <p>{t('events.order', { aggregate: event.aggregate })}</p>}
      </header>
      <section>
        <h3>{t('events.publisher')}</h3>
        <p className={ui.chips}>
          <Owners of={[event.publisher]} />
        </p>
      </section>
      <section>
        <h3>{t('events.consumers')}</h3>
        {event.consumers.length === 0 ? (
          <p className={ui.quiet}>{t('events.nobody')}</p>
        ) : (
          <p className={ui.chips}>
            <Owners of={event.consumers} />
          </p>
        )}
      </section>
      <section>
        <h3>{t('events.changes')}</h3>
        <Chips
          links={event.changes.map((coordinate) => ({ to: toCoordinate(coordinate), text: coordinate }))}
          none={t('events.noChanges')}
        />
      </section>
      {event.makes.length > 0 && (
        <section>
          <h3>{t('events.makes')}</h3>
          <Chips links={event.makes.map((name) => ({ to: to.type(name), text: name }))} none="" />
        </section>
      )}
      <section>
        <h3>{t('events.fields')}</h3>
        {event.fields.length === 0 ? <p className={ui.quiet}>{t('events.noFields')}</p> : <Carried of={event.fields} />}
      </section>
      <section>
        <h3>{t('events.example')}</h3>
        <pre className={ui.code}>{JSON.stringify(event.example, null, 2)}</pre>
      </section>
    </article>
  );
}

function Carried({ of: fields }: { of: EventField[] }) {
  const { t } = useTranslation();
  return (
    <div className={ui.wide}>
      <table className={ui.table}>
        <tbody>
          {fields.map(({ path, type, description }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: of several forms, each may have a field of the same name; the list never changes
            <tr key={index}>
              {path === '' ? (
                <th scope="rowgroup" colSpan={3}>
                  {t(type === 'either' ? 'events.either' : 'events.or')}
                </th>
              ) : (
                <>
                  <th scope="row">
                    <code>{path}</code>
                  </th>
                  <td>
                    <Inline text={type} />
                  </td>
                  <td>
                    <Inline text={description} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
