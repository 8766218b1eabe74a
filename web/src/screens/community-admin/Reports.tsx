import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../components/Ago.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { ScreenLink } from '../../components/ScreenLink.tsx';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { ResolveReport } from '../../generated/ResolveReport.ts';
import type { ReportSubjectKind, Reports_communityFragment } from '../../generated/types.ts';

/** What members found wrong, and what becomes of it. */
export function Reports(props: { community: Has<Reports_communityFragment> }) {
  const { t } = useTranslation();
  const { reports, members } = read(props.community);
  const nameOf = (id: string) => members?.edges.find(({ node }) => node?.id === id)?.node?.name;
  const resolve = useAction(ResolveReport);
  const edges = reports?.edges ?? [];
  return (
    <section className={cards.section}>
      <h2>
        {t('admin.reports')} <span className={cards.quiet}>{reports?.totalCount ?? 0}</span>
      </h2>
      {edges.length === 0 ? (
        <p className={cards.quiet}>{t('admin.noReports')}</p>
      ) : (
        <ul className={cards.list}>
          {edges.map(({ node }) => (
            <li key={node.id} className={`${cards.item} ${cards.wrap}`}>
              <span className={cards.itemText}>
                <span>{node.reason}</span>
                <span className={cards.quiet}>
                  <Subject kind={node.subjectKind} id={node.subjectId} name={nameOf(node.subjectId)} /> ·{' '}
                  {node.reporter?.name ?? t('person.gone')} · <Ago at={node.createdAt} />
                </span>
              </span>
              {node.status === 'OPEN' ? (
                <span className={cards.row}>
                  <Confirm
                    title={t('admin.dismiss')}
                    text={t('admin.dismissHint')}
                    doIt={t('admin.dismiss')}
                    run={() => resolve.run({ input: { reportId: node.id, action: 'DISMISS' } })}
                  >
                    {(open) => (
                      <Button size="compact-sm" variant="default" onClick={open}>
                        {t('admin.dismiss')}
                      </Button>
                    )}
                  </Confirm>
                  <Confirm
                    title={t(node.subjectKind === 'PERSON' ? 'admin.uphold' : 'admin.takeAway')}
                    text={t(node.subjectKind === 'PERSON' ? 'admin.upholdHint' : 'admin.takeAwayHint')}
                    doIt={t(node.subjectKind === 'PERSON' ? 'admin.uphold' : 'admin.takeAway')}
                    run={() => resolve.run({ input: { reportId: node.id, action: 'REMOVE' } })}
                  >
                    {(open) => (
                      <Button size="compact-sm" variant="light" onClick={open}>
                        {t(node.subjectKind === 'PERSON' ? 'admin.uphold' : 'admin.takeAway')}
                      </Button>
                    )}
                  </Confirm>
                </span>
              ) : (
                <Badge variant="light" color="gray">
                  {t(`admin.status.${node.status}`)}
                </Badge>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What was reported, with the way there where it has a screen of its own. */
function Subject({ kind, id, name }: { kind: ReportSubjectKind; id: string; name: string | undefined }) {
  const { t } = useTranslation();
  const said = t(`admin.subject.${kind}`);
  if (kind === 'POST')
    return (
      <ScreenLink to="post" params={{ postId: id }}>
        {said}
      </ScreenLink>
    );
  if (kind !== 'PERSON') return said;
  return (
    <ScreenLink to="profile" params={{ userId: id }}>
      {name === undefined ? said : `${said} ${name}`}
    </ScreenLink>
  );
}
