import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { StackedForm } from '../../../components/fields/stacked-form.tsx';
import { TextField } from '../../../components/fields/text-field.tsx';
import { Card } from '../../../components/show/card.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useChangeProfile } from '../api/change-profile.ts';
import styles from './account.module.css';

/** The name others see. The address is what one signs in with, and stays. */
export function ProfileCard() {
  const { t } = useTranslation(['account', 'common']);
  const { person } = useSession();
  const [name, setName] = useState(person.name);
  const toast = useToast();
  const change = useChangeProfile();
  return (
    <Card title={t('profile.title')} className={styles.card}>
      <p className={styles.soft}>
        {t('profile.signedInAs')} <bdi dir="ltr">{person.email}</bdi>
      </p>
      <StackedForm
        submitLabel={t('common:kit.save')}
        isPending={change.isPending}
        error={change.error}
        shown={['name']}
        onSubmit={() => change.mutate({ name }, { onSuccess: () => toast(t('profile.saved'), { tone: 'good' }) })}
      >
        <TextField
          label={t('profile.name')}
          name="name"
          autoComplete="name"
          isRequired
          value={name}
          onChange={setName}
          error={fieldErrorsOf(change.error).of('name')}
        />
      </StackedForm>
    </Card>
  );
}
