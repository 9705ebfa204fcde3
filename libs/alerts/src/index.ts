export { AlertsHttpModule } from './alerts.http.module.ts';
export { AlertsModule } from './alerts.module.ts';
