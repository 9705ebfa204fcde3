import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/copy-text.ts';
import { Button } from '../actions/button.tsx';
import { IconButton } from '../actions/icon-button.tsx';
import { useToast } from '../feedback/toast-context.ts';

const SAID_MS = 2000;

interface CopyButtonProps {
  text: string;
  label: string;
  className?: string | undefined;
  /** Where copying is what the place is for. */
  hasWords?: boolean;
  /** Other words than "Copy". */
  words?: string;
}

/** Copies a text, and says so. */
export function CopyButton({ text, label, className, hasWords = false, words }: CopyButtonProps) {
  const { t } = useTranslation();
  const toast = useToast();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await copyText(text))) {
      toast(t('kit.copyFailed'), { tone: 'bad' });
      return;
    }
    setCopied(true);
    toast(t('kit.copied'), { tone: 'good' });
    setTimeout(() => setCopied(false), SAID_MS);
  };
  const icon = isCopied ? 'check' : 'copy';
  const common = { className, icon, onPress: () => void copy() } as const;
  if (!hasWords && words === undefined) return <IconButton {...common} size="small" label={label} />;
  return (
    <Button {...common} aria-label={label}>
      {words ?? t('kit.copy')}
    </Button>
  );
}
