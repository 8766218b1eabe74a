import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { ClubFields, clubInput, NEW_CLUB, useCover } from '../../components/ClubFields.tsx';
import cards from '../../components/cards.module.css';
import { Screen, ScreenTitle } from '../../components/Screen.tsx';
import { useAction } from '../../data/use-action.ts';
import { useFormDraft } from '../../data/use-form-draft.ts';
import { CreateCommunity } from '../../generated/CreateCommunity.ts';
import { InterestsQuery } from '../../generated/InterestsQuery.ts';

export const query = InterestsQuery;

/** Founding a club. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useAction(CreateCommunity);
  const draft = useFormDraft('new-community', NEW_CLUB);
  const cover = useCover(draft);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { name, interestId, region } = draft.values;
    const done = await create.run(
      { input: { ...clubInput(draft.values), name, interestId, region } },
      { isQuiet: true, update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'me' }) },
    );
    if (!done?.community) return;
    draft.clear();
    navigate(pathTo('community', { communityId: done.community.id }), { replace: true });
  };
  return (
    <Screen query={InterestsQuery} variables={{}}>
      {({ interests }) => (
        <div className={cards.screen}>
          <ScreenTitle>{t('newClub.title')}</ScreenTitle>
          <form className={`${cards.card} ${cards.form}`} onSubmit={send}>
            <ClubFields draft={draft} cover={cover} interests={interests} action={create} />
            <Button type="submit" size="md" loading={create.isRunning} disabled={cover.isBusy}>
              {t('newClub.create')}
            </Button>
          </form>
        </div>
      )}
    </Screen>
  );
}
