import type { RouteObject } from 'react-router';

/** The list of operations, their statistics, the try-it page, and each operation by itself. */
export const operationsRoutes: readonly RouteObject[] = [
  {
    path: 'operations',
    lazy: async () => ({ Component: (await import('./pages/operations-page.tsx')).OperationsPage }),
  },
  {
    path: 'operations/statistics',
    lazy: async () => ({ Component: (await import('./pages/statistics-page.tsx')).StatisticsPage }),
  },
  {
    path: 'operations/try',
    lazy: async () => ({ Component: (await import('./pages/try-it-page.tsx')).TryItPage }),
  },
  {
    path: 'operations/:id',
    lazy: async () => ({ Component: (await import('./pages/operation-page.tsx')).OperationPage }),
  },
];
