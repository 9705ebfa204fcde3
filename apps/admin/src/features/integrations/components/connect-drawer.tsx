import { useId } from 'react';
import { Form } from 'react-aria-components/Form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { ButtonLink } from '../../../components/actions/link.tsx';
import { FormError } from '../../../components/feedback/form-error.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Drawer } from '../../../components/overlays/dialog.tsx';
import { fieldErrorsOf } from '../../../lib/api/field-errors.ts';
import type { Provider } from '../api/list-providers.ts';
import { CheckSteps } from './check-steps.tsx';
import { ConnectFields } from './connect-fields.tsx';
import { Connected } from './connected.tsx';
import { failedStep, refusalOf } from './mending.ts';
import { useCheck, type Check } from './use-check.ts';
import { useFocusOnProblem } from './use-focus-on-problem.ts';
import { useConnectForm, type ConnectForm } from './use-connect-form.ts';
import styles from './connect.module.css';

interface ConnectDrawerProps {
  provider: Provider;
  environments: readonly Provider['environments'][number][];
  onClose: () => void;
}

/** Connecting a provider: fill in, Save & Test, mend what was refused, make it the default. */
export function ConnectDrawer({ provider, environments, onClose }: ConnectDrawerProps) {
  const { t } = useTranslation(['integrations/connections', 'common']);
  const form = useConnectForm(provider, environments[0] ?? 'sandbox');
  const check = useCheck();
  const formId = useId();
  const isConnected = check.result?.ok === true;
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={t(isConnected ? 'connect.connectedTitle' : 'connect.title', { name: provider.display_name })}
      actions={
        isConnected ? (
          <>
            <Button onPress={onClose}>{t('connect.done')}</Button>
            <ButtonLink variant="primary" to={`/integrations/${provider.name}/${form.saved?.id ?? ''}`}>
              {t('connect.openConnection')}
            </ButtonLink>
          </>
        ) : (
          <>
            <Button onPress={onClose}>{t(form.saved === null ? 'common:kit.cancel' : 'connect.later')}</Button>
            <Button variant="primary" type="submit" form={formId}>
              {t(check.isRunning ? 'connect.testing' : 'connect.saveAndTest')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.body}>
        {check.progress !== null && <CheckSteps progress={check.progress} />}
        {isConnected && form.saved !== null ? (
          <Connected connection={form.saved} result={check.result} capabilities={form.values.capabilities} />
        ) : (
          <ConnectFormBody formId={formId} form={form} check={check} environments={environments} />
        )}
      </div>
    </Drawer>
  );
}

interface ConnectFormBodyProps {
  formId: string;
  form: ConnectForm;
  check: Check;
  environments: ConnectDrawerProps['environments'];
}

function ConnectFormBody({ formId, form, check, environments }: ConnectFormBodyProps) {
  const { t } = useTranslation('integrations/connections');
  const { references, configFields, provider } = form;
  const refusal = check.result === null ? check.error : refusalOf(check.result, references.fields, configFields);
  const element = useFocusOnProblem(check.isRunning);
  return (
    <Form
      id={formId}
      ref={element}
      className={styles.form ?? ''}
      hidden={check.isRunning}
      onSubmit={(event) => {
        event.preventDefault();
        if (check.isRunning || !form.isReady()) return;
        // What it answers is on the screen.
        check.saveAndTest(form.save).catch(() => undefined);
      }}
    >
      {check.result !== null && (
        <Notice tone="bad" isAlert>
          <strong>
            {t(`connect.refusedAt.${failedStep(check.result)?.name ?? 'reach_vendor'}`, {
              name: provider.display_name,
            })}
          </strong>
          <br />
          <bdi lang="en">{failedStep(check.result)?.message}</bdi>
          <br />
          {t('connect.savedAnyway')}
        </Notice>
      )}
      {check.result === null && (
        <FormError
          error={check.error}
          shown={['label', 'environment', 'auth_type', 'credentials', 'config', 'enabled_capabilities']}
        />
      )}
      <ConnectFields form={form} environments={environments} errors={fieldErrorsOf(refusal)} />
    </Form>
  );
}
