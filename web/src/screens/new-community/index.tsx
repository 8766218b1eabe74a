import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import cards from '../../components/cards.module.css';
import { Screen, ScreenTitle } from '../../components/Screen.tsx';
import { useAction } from '../../data/use-action.ts';
import { CreateCommunity } from '../../generated/CreateCommunity.ts';
import { InterestsQuery } from '../../generated/InterestsQuery.ts';
import type { JoinPolicy, Visibility } from '../../generated/types.ts';

const POLICIES: readonly JoinPolicy[] = ['OPEN', 'APPROVAL', 'INVITE'];
const VISIBILITIES: readonly Visibility[] = ['PUBLIC', 'PRIVATE'];

export const query = InterestsQuery;

/** Founding a club. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useAction(CreateCommunity);
  const [draft, setDraft] = useState({
    name: '',
    introduction: '',
    interestId: '',
    region: '',
    visibility: 'PUBLIC',
    joinPolicy: 'OPEN',
  });
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    error: create.problemOf(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const input = {
      ...draft,
      introduction: draft.introduction || null,
      visibility: draft.visibility as Visibility,
      joinPolicy: draft.joinPolicy as JoinPolicy,
    };
    const done = await create.run(
      { input },
      { isQuiet: true, update: (cache) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'me' }) },
    );
    if (done?.community) navigate(pathTo('community', { communityId: done.community.id }), { replace: true });
  };
  return (
    <Screen query={InterestsQuery} variables={{}}>
      {({ interests }) => (
        <div className={cards.screen}>
          <ScreenTitle>{t('newClub.title')}</ScreenTitle>
          <form className={`${cards.card} ${cards.form}`} onSubmit={send}>
            <TextInput label={t('newClub.name')} required maxLength={40} {...field('name')} />
            <Textarea label={t('newClub.introduction')} rows={4} {...field('introduction')} />
            <NativeSelect
              label={t('newClub.interest')}
              required
              data={[
                { value: '', label: '' },
                ...(interests ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
              {...field('interestId')}
            />
            <TextInput label={t('club.region')} required placeholder={t('newClub.regionHint')} {...field('region')} />
            <NativeSelect
              label={t('newClub.visibility')}
              data={VISIBILITIES.map((value) => ({ value, label: t(`admin.visibility.${value}`) }))}
              {...field('visibility')}
            />
            <NativeSelect
              label={t('newClub.policy')}
              data={POLICIES.map((value) => ({ value, label: t(`newClub.policies.${value}`) }))}
              {...field('joinPolicy')}
            />
            {create.general && (
              <p className={cards.problem} role="alert">
                {create.general}
              </p>
            )}
            <Button type="submit" size="md" loading={create.isRunning}>
              {t('newClub.create')}
            </Button>
          </form>
        </div>
      )}
    </Screen>
  );
}
