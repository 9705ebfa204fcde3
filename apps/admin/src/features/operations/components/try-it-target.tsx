import { useTranslation } from 'react-i18next';
import { Link } from '../../../components/actions/link.tsx';
import { Notice } from '../../../components/feedback/notice.tsx';
import { Checkbox } from '../../../components/fields/checkbox.tsx';
import { RadioGroup } from '../../../components/fields/radio-group.tsx';
import { Select } from '../../../components/fields/select.tsx';
import { Card } from '../../../components/show/card.tsx';
import { nameOfConnection } from '../../../components/show/connection-tag.tsx';
import type { FieldErrors } from '../../../lib/api/field-errors.ts';
import type { Capability } from '../../../lib/catalog/list-capabilities.ts';
import type { Connection } from '../../integrations/index.ts';
import styles from './try-it.module.css';

/** Where a trial goes. Production needs to be chosen and then said yes to. */
export interface Target {
  readonly environment: 'sandbox' | 'production';
  readonly isSure: boolean;
  /** '' lets the routing rules choose. */
  readonly connectionId: string;
}

interface TryItTargetProps {
  capability: Capability;
  target: Target;
  /** The connections of that environment that can serve it; and whether it is known that there is none. */
  able: readonly Connection[];
  isNoneAble: boolean;
  onChange: (target: Target) => void;
  /** It was sent without the yes that production needs. */
  isSureMissing: boolean;
  errors: FieldErrors;
}

// A list box needs a key that is a word.
const BY_RULES = ' rules';

export function TryItTarget({
  capability,
  target,
  able,
  isNoneAble,
  onChange,
  isSureMissing,
  errors,
}: TryItTargetProps) {
  const { t } = useTranslation(['operations', 'common']);
  const { environment, isSure, connectionId } = target;
  return (
    <Card title={t('tryIt.where')}>
      <RadioGroup
        label={t('facts.environment')}
        orientation="horizontal"
        options={(['sandbox', 'production'] as const).map((value) => ({
          value,
          label: t(`common:environments.${value}`),
          note: t(`tryIt.${value}Note`),
        }))}
        value={environment}
        onChange={(chosen) => onChange({ environment: chosen, isSure: false, connectionId: '' })}
        error={errors.of('environment')}
      />
      {environment === 'production' && (
        <ForReal isSure={isSure} isMissing={isSureMissing} onChange={(sure) => onChange({ ...target, isSure: sure })} />
      )}
      {isNoneAble ? (
        <Notice tone="warn" action={<Link to="/integrations">{t('tryIt.connect')}</Link>}>
          {t('tryIt.noConnection', { environment: t(`common:environments.${environment}`) })}
        </Notice>
      ) : (
        <ConnectionChoice
          able={able}
          value={connectionId}
          onChange={(chosen) => onChange({ ...target, connectionId: chosen })}
          error={errors.of('integration_id')}
        />
      )}
      {capability.requires_approval && <Notice>{t('tryIt.needsApproval')}</Notice>}
    </Card>
  );
}

function ForReal(props: { isSure: boolean; isMissing: boolean; onChange: (isSure: boolean) => void }) {
  const { isSure, isMissing, onChange } = props;
  const { t } = useTranslation('operations');
  return (
    <div className={styles.sure}>
      <Notice tone="bad" isAlert>
        <strong>{t('tryIt.productionTitle')}</strong> {t('tryIt.productionText')}
      </Notice>
      <Checkbox isSelected={isSure} onChange={onChange}>
        {t('tryIt.sure')}
      </Checkbox>
      {isMissing && (
        <p className={styles.missing} role="alert">
          {t('tryIt.sureMissing')}
        </p>
      )}
    </div>
  );
}

interface ConnectionChoiceProps {
  able: readonly Connection[];
  value: string;
  onChange: (connectionId: string) => void;
  error: string | undefined;
}

function ConnectionChoice({ able, value, onChange, error }: ConnectionChoiceProps) {
  const { t } = useTranslation(['operations', 'common']);
  return (
    <Select
      label={t('filters.connection')}
      help={t('tryIt.connectionHelp')}
      isRequired
      options={[
        { value: BY_RULES, label: t('tryIt.byRules') },
        ...able.map((connection) => ({
          value: connection.id,
          label: nameOfConnection(connection),
          note: t(`common:health.${connection.health.state}`),
        })),
      ]}
      value={able.some(({ id }) => id === value) ? value : BY_RULES}
      onChange={(chosen) => onChange(chosen === BY_RULES ? '' : chosen)}
      error={error}
    />
  );
}
