import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { EntryHead } from './entry-head.tsx';

/** A link that leads nowhere any more: why, and the way in that is left. */
export function ClosedDoor({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('entry');
  return (
    <>
      <EntryHead title={title}>{children}</EntryHead>
      <ButtonLink to="/sign-in" variant="primary">
        {t('toSignIn')}
      </ButtonLink>
    </>
  );
}
