import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/actions/button.tsx';
import { useToast } from '../../../components/feedback/toast-context.ts';
import { Menu } from '../../../components/overlays/menu.tsx';
import { saveFile } from '../../../lib/save-file.ts';
import { useExportOperations, type ExportFormat } from '../api/export-operations.ts';
import type { OperationFilters } from '../api/list-operations.ts';

const FORMATS = ['csv', 'jsonl'] as const satisfies readonly ExportFormat[];

/** The list as it is filtered now, as a file. */
export function ExportMenu({ filters }: { filters: OperationFilters }) {
  const { t } = useTranslation('operations');
  const toast = useToast();
  const { mutate, isPending } = useExportOperations();
  const save = (format: ExportFormat) =>
    mutate(
      { filters, format },
      {
        onSuccess: (file) => saveFile(file, `operations-${new Date().toISOString().slice(0, 10)}.${format}`),
        onError: () => toast(t('export.failed'), { tone: 'bad' }),
      },
    );
  return (
    <Menu
      label={t('export.label')}
      groups={[
        {
          id: 'formats',
          title: t('export.what'),
          items: FORMATS.map((format) => ({
            id: format,
            label: t(`export.${format}`),
            note: t(`export.${format}Note`),
            icon: 'download' as const,
            onAction: () => save(format),
          })),
        },
      ]}
      trigger={(props) => (
        <Button {...props} icon="download" isPending={isPending}>
          {t('export.label')}
        </Button>
      )}
    />
  );
}
