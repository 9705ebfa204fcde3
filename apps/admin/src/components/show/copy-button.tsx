import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../actions/icon-button.tsx';
import { useToast } from '../feedback/toast-context.ts';

const SAID_MS = 2000;

/** Copies a text, and says so. */
export function CopyButton({
  text,
  label,
  className,
}: {
  text: string;
  label: string;
  className?: string | undefined;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        toast(t('kit.copied'), { tone: 'good' });
        setTimeout(() => setCopied(false), SAID_MS);
      },
      () => toast(t('kit.copyFailed'), { tone: 'bad' }),
    );
  };
  return (
    <IconButton icon={isCopied ? 'check' : 'copy'} size="small" label={label} className={className} onPress={copy} />
  );
}
