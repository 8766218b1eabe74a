import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { to } from '../app/paths.ts';
import { OwnerNames } from '../components/Owners.tsx';
import { SearchList } from '../components/SearchList.tsx';
import ui from '../components/ui.module.css';
import { addressWith, useQueryParam, useTypedParam } from '../components/use-query-param.ts';
import { useTitle } from '../components/use-title.ts';
import { fieldNamed, graph, typeNamed } from '../data/files.ts';
import { type Found, findInMap } from '../map/find.ts';
import { FieldPage } from './FieldPage.tsx';
import { NotFound } from './Trouble.tsx';
import { TypePage } from './TypePage.tsx';

/** What the graph is made of: a list to search in, and what was chosen from it. */
export function MapView() {
  const { t } = useTranslation();
  const { type: typeName, field: fieldName } = useParams();
  const [text, setText] = useTypedParam('q');
  const [owner, setOwner] = useQueryParam('owner');
  const address = addressWith({ q: text, owner });
  const groups = useMemo(() => findInMap(text, owner), [text, owner]);
  const count = groups.reduce((sum, { found }) => sum + found.length, 0);
  useTitle([typeName, fieldName].filter(Boolean).join('.') || t('map.title'));
  return (
    <>
      <h1 className={typeName === undefined ? ui.title : ui.hidden}>{t('map.title')}</h1>
      <div className={ui.split} data-chosen={typeName !== undefined}>
        <SearchList
          label={t('map.search')}
          hint={t('map.searchHint')}
          text={text}
          onText={setText}
          status={count === 0 ? t('map.none') : t('map.found', { count })}
          filter={
            <NativeSelect
              size="sm"
              label={t('map.owner')}
              value={owner}
              onChange={({ currentTarget }) => setOwner(currentTarget.value)}
              data={[{ value: '', label: t('map.anyOwner') }, ...graph.subgraphs]}
            />
          }
        >
          {count === 0 && <p>{t('map.noneHint')}</p>}
          {groups
            .filter(({ found }) => found.length > 0)
            .map(({ name, found }) => (
              <section key={name} aria-label={name === 'found' ? t('map.title') : t(`map.${name}`)}>
                {name !== 'found' && <h2 className={ui.group}>{t(`map.${name}`)}</h2>}
                {found.map((one) => (
                  <Result
                    key={one.path}
                    found={one}
                    address={address}
                    isCurrent={one.path === pathOf(typeName, fieldName)}
                  />
                ))}
              </section>
            ))}
        </SearchList>
        <Chosen typeName={typeName} fieldName={fieldName} />
      </div>
    </>
  );
}

/** Who comes by a link sees where in the list it is. */
const bringIntoView = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest' });

function Result({ found, address, isCurrent }: { found: Found; address: string; isCurrent: boolean }) {
  const { type, field, path } = found;
  return (
    <Link
      to={`${path}${address}`}
      className={ui.result}
      aria-current={isCurrent ? 'page' : undefined}
      ref={isCurrent ? bringIntoView : null}
    >
      <code>{field === null ? type.name : `${type.name}.${field.name}`}</code>{' '}
      <OwnerNames of={(field ?? type).owners} />
      <br />
      <span className={ui.quiet}>{(field ?? type).korean}</span>
    </Link>
  );
}

function Chosen({ typeName, fieldName }: { typeName: string | undefined; fieldName: string | undefined }) {
  const { t } = useTranslation();
  const { search: address } = useLocation();
  if (typeName === undefined) return <p className={`${ui.quiet} ${ui.hideOnPhone}`}>{t('map.pick')}</p>;
  const type = typeNamed(typeName);
  const field = fieldNamed(type, fieldName);
  const isThere = type !== undefined && (fieldName === undefined || field !== undefined);
  return (
    <div className={ui.stack}>
      <Link to={`${to.map}${address}`} className={ui.back}>
        ← {t('map.back')}
      </Link>
      {!isThere && <NotFound />}
      {isThere && field !== undefined && <FieldPage type={type} field={field} />}
      {isThere && field === undefined && <TypePage type={type} />}
    </div>
  );
}

function pathOf(typeName: string | undefined, fieldName: string | undefined): string {
  if (typeName === undefined) return '';
  return fieldName === undefined ? to.type(typeName) : to.field(typeName, fieldName);
}
