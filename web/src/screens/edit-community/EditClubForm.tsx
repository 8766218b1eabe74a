import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { ClubFields, clubInput, useCover } from '../../components/ClubFields.tsx';
import cards from '../../components/cards.module.css';
import { SaveOrLeave } from '../../components/SaveOrLeave.tsx';
import { showToast } from '../../components/toasts.ts';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { useFormDraft } from '../../data/use-form-draft.ts';
import type { EditClubForm_communityFragment } from '../../generated/types.ts';
import { UpdateCommunity } from '../../generated/UpdateCommunity.ts';

interface Props {
  community: Has<EditClubForm_communityFragment>;
  interests: readonly { id: string; name: string }[] | null;
}

/** A club as it is, to be changed; what is not changed is not sent. */
export function EditClubForm({ community, interests }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const club = read<EditClubForm_communityFragment>(community);
  const update = useAction(UpdateCommunity);
  const draft = useFormDraft(`club ${club.id}`, {
    name: club.name,
    introduction: club.introduction ?? '',
    interestId: club.interest?.id ?? '',
    region: club.region ?? '',
    visibility: club.visibility ?? 'PUBLIC',
    joinPolicy: club.joinPolicy ?? 'OPEN',
    memberLimit: club.memberLimit === null ? '' : String(club.memberLimit),
    coverUrl: club.coverUrl ?? '',
  });
  const cover = useCover(draft);
  const isChanged = Object.keys(draft.changes).length > 0;
  const goBack = () => navigate(pathTo('admin', { communityId: club.id }), { replace: true });
  const leave = () => {
    draft.clear();
    goBack();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const done = await update.run({ input: { id: club.id, ...clubInput(draft.changes) } }, { isQuiet: true });
    if (done === null) return;
    showToast({ text: t('screen.saved') });
    leave();
  };
  return (
    <form className={`${cards.card} ${cards.form}`} onSubmit={save}>
      <ClubFields draft={draft} cover={cover} interests={interests} action={update} />
      <SaveOrLeave isSaving={update.isRunning} isChanged={isChanged && !cover.isBusy} onLeave={leave} />
    </form>
  );
}
