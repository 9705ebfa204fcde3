import { useApps } from '../../lib/actors/use-apps.ts';
import type { FieldProps } from './field-frame.tsx';
import { SuggestField } from './suggest-field.tsx';

interface AppFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
}

const LONGEST_NAME = 100;

/** The name of an app: one that the tenant's keys belong to, or one whose key is yet to be made. */
export function AppField(props: AppFieldProps) {
  return <SuggestField {...props} suggestions={useApps()} maxLength={LONGEST_NAME} />;
}
