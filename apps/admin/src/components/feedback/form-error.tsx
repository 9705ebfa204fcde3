import { ApiError } from '../../lib/api/api-error.ts';
import { fieldErrorsOf } from '../../lib/api/field-errors.ts';
import { HubWords } from '../show/hub-words.tsx';
import { Notice } from './notice.tsx';

/** At the foot of a form: what the hub refused and no field shows. `shown` are the paths that fields of this form show. */
export function FormError({ error, shown }: { error: unknown; shown: readonly string[] }) {
  if (error === null || error === undefined) return null;
  const others = fieldErrorsOf(error).others(shown);
  const hasFields = error instanceof ApiError && Object.keys(error.fields).length > 0;
  if (hasFields && others.length === 0) return null;
  const text = others.length > 0 ? others.join(' ') : messageOf(error);
  return (
    <Notice tone="bad" isAlert>
      <HubWords>{text}</HubWords>
    </Notice>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
